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
        List<PinChange> changes = history.changes();
        for (int from = 0; from < changes.size(); ) {
            int to = from + 1;
            while (to < changes.size() && together(changes.get(from), changes.get(to))) {
                to++;
            }
            PinChange first = changes.get(from);
            rows.add(
                    to - from == 1
                            ? new PinnedChange(
                                    first.date(),
                                    first.field(),
                                    first.before().orElse(""),
                                    first.after(),
                                    first.reason())
                            : new PinnedChange(
                                    first.date(), (to - from) + " values", "", "first pinned", first.reason()));
            from = to;
        }
        return rows;
    }

    private static boolean together(PinChange one, PinChange other) {
        return one.before().isEmpty()
                && other.before().isEmpty()
                && one.date().equals(other.date())
                && one.reason().equals(other.reason());
    }
}
