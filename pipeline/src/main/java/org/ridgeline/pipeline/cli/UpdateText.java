package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.reproduce.PinChange;
import org.ridgeline.pipeline.reproduce.PinUpdate.Updated;
import org.ridgeline.reports.table.TextTable;

/** Renders an update of pinned values for a terminal. */
final class UpdateText {

    private UpdateText() {}

    static String render(String experiment, Updated updated) {
        if (updated.nothing()) {
            return "every value is as pinned: nothing was written\n\n";
        }
        StringBuilder text = new StringBuilder();
        if (!updated.changes().isEmpty()) {
            List<List<String>> rows = updated.changes().stream()
                    .map(change -> List.of(
                            change.field(),
                            PinChange.shortened(change.before().orElse("none")),
                            PinChange.shortened(change.after())))
                    .toList();
            text.append(new TextTable(List.of("pinned value", "old", "new"), 1, rows).plain());
            text.append("added to " + History.beside(Path.of(experiment)).getFileName()
                    + "; tolerances are as they were, check --spread tells whether they still suit\n");
        }
        updated.putBack()
                .forEach(field ->
                        text.append(field + ": put back to what the history says, which has its reason already\n"));
        return text.append('\n').toString();
    }
}
