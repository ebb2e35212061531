package org.ridgeline.reports.page;

import java.util.List;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.reports.table.ResultTable;

/**
 * What every report shows, as plain data.
 *
 * @param experiment name of the experiment, such as {@code sst-regularization}; the page's title
 * @param summary one sentence under the title
 * @param table our numbers beside the book's; its notice becomes the banner over the page (synthetic data)
 * @param fits one a column of the table
 * @param dataChecks what was counted in the data
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

    public ReportData {
        fits = List.copyOf(fits);
        dataChecks = List.copyOf(dataChecks);
        provenance = List.copyOf(provenance);
        pinnedChanges = List.copyOf(pinnedChanges);
    }

    /**
     * One fit: how it was regularized, how far it can be trusted, what it scored.
     *
     * @param name such as {@code with L2}; the same as the table's column
     * @param lambda on the summed squared errors, finite, zero or more; 0 means the minimum-norm solution
     * @param trainDocuments n, the number of documents fitted, at least 1; it turns lambda into lambda/n on the mean
     * @param certificate method, iterations, residual, rank, seconds, as text in the order to be shown
     * @param splits in the order to be shown
     */
    public record FitReport(
            String name, double lambda, int trainDocuments, List<Fact> certificate, List<SplitResult> splits) {

        /** Rejects a lambda or a number of documents that is out of range. */
        public FitReport {
            certificate = List.copyOf(certificate);
            splits = List.copyOf(splits);
            if (!(lambda >= 0 && lambda <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("lambda: expected a finite number >= 0, got " + lambda);
            }
            if (trainDocuments < 1) {
                throw new IllegalArgumentException("train documents: expected at least 1, got " + trainDocuments);
            }
        }
    }

    /**
     * What a fit scored on one split.
     *
     * @param split name, such as {@code test}
     * @param evaluation its measures
     */
    public record SplitResult(String split, BinaryEvaluation evaluation) {}

    /**
     * A count of the data and, where one is pinned, what it should be.
     *
     * @param name what was counted, such as {@code train documents}
     * @param expected the pinned count as text; empty where none is pinned
     * @param actual the count as text
     * @param passed whether it is as it should be; true where none is pinned
     */
    public record DataCheck(String name, String expected, String actual, boolean passed) {}

    /**
     * Facts under one heading, such as {@code Versions} or {@code Parameters}.
     *
     * @param title the heading
     * @param facts in the order to be shown
     */
    public record FactGroup(String title, List<Fact> facts) {

        public FactGroup {
            facts = List.copyOf(facts);
        }
    }

    /**
     * One change of an expected value.
     *
     * @param date when
     * @param value which one
     * @param before what it was; empty where it was pinned for the first time
     * @param after what it has been since
     * @param reason why
     */
    public record PinnedChange(String date, String value, String before, String after, String reason) {}
}
