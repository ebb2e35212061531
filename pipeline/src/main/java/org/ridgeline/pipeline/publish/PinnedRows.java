package org.ridgeline.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.reproduce.PinChange;
import org.ridgeline.reports.page.ReportData.PinnedChange;

/** The history of pinned values as the report shows it. */
final class PinnedRows {

    private PinnedRows() {}

    /** Returns the changes in order; values that were pinned for the first time, together and for one reason, as one row. */
    static List<PinnedChange> of(History history) {
        List<PinnedChange> rows = new ArrayList<>();
        PinChange previous = null;
        int together = 1;
        for (PinChange change : history.changes()) {
            boolean joins = previous != null
                    && previous.before().isEmpty()
                    && change.before().isEmpty()
                    && previous.date().equals(change.date())
                    && previous.reason().equals(change.reason());
            together = joins ? together + 1 : 1;
            if (joins) {
                rows.set(
                        rows.size() - 1,
                        new PinnedChange(change.date(), together + " values", "", "first pinned", change.reason()));
            } else {
                rows.add(new PinnedChange(
                        change.date(), change.field(), change.before().orElse(""), change.after(), change.reason()));
            }
            previous = change;
        }
        return rows;
    }
}
