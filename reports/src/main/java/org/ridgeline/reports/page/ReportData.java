package org.ridgeline.reports.page;

import java.util.List;
import java.util.Objects;
import org.ridgeline.reports.table.ResultTable;

/**
 * Everything the report shows, as plain data.
 *
 * @param experiment name of the experiment, such as {@code sst-regularization}; the page's title
 * @param summary one sentence under the title
 * @param table our numbers beside the book's; its notice becomes the banner over the page (synthetic data)
 * @param fits one a column of the table
 * @param dataChecks what the data doctor counted
 * @param provenance hashes, versions, parameters, in the order to be shown
 * @param pinnedChanges how the expected values came about, from the first change to the last
 * @param command the one line that makes this report again
 */
public record ReportData(
        String experiment,
        String summary,
        ResultTable table,
        List<FitReport> fits,
        List<DataCheck> dataChecks,
        List<FactGroup> provenance,
        List<PinnedChange> pinnedChanges,
        String command) {

    /** Copies the lists. */
    public ReportData {
        Objects.requireNonNull(experiment, "experiment");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(command, "command");
        fits = List.copyOf(fits);
        dataChecks = List.copyOf(dataChecks);
        provenance = List.copyOf(provenance);
        pinnedChanges = List.copyOf(pinnedChanges);
    }
}
