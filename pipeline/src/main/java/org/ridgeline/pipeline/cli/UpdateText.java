package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.reproduce.PinUpdate.Updated;
import org.ridgeline.reports.table.TextTable;

/** What an update did, for the console. */
final class UpdateText {

    private static final int SHOWN = 24;

    private UpdateText() {}

    static String render(String experiment, Updated updated) {
        if (updated.nothing()) {
            return "every value is as pinned: nothing was written" + System.lineSeparator() + System.lineSeparator();
        }
        List<List<String>> rows = new ArrayList<>();
        updated.changes()
                .forEach(change -> rows.add(
                        List.of(change.field(), shortened(change.before().orElse("none")), shortened(change.after()))));
        StringBuilder text = new StringBuilder();
        if (!rows.isEmpty()) {
            text.append(new TextTable(List.of("pinned value", "old", "new"), 1, rows).plain());
            text.append("added to ")
                    .append(History.beside(Path.of(experiment)).getFileName())
                    .append("; tolerances are as they were, check --spread tells whether they still suit")
                    .append(System.lineSeparator());
        }
        updated.putBack().forEach(field -> text.append(field)
                .append(": put back to what the history says, which has its reason already")
                .append(System.lineSeparator()));
        return text.append(System.lineSeparator()).toString();
    }

    private static String shortened(String pinned) {
        // A sketch ends in the hash of the bits, which may be all that has changed.
        return pinned.length() <= SHOWN
                ? pinned
                : pinned.substring(0, SHOWN / 2) + "..." + pinned.substring(pinned.length() - SHOWN / 2);
    }
}
