package org.ridgeline.reports.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.ConfusionMatrix;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.page.ReportData.DataCheck;
import org.ridgeline.reports.page.ReportData.FitReport;
import org.ridgeline.reports.page.ReportData.PinnedChange;
import org.ridgeline.reports.page.ReportData.SplitResult;
import org.ridgeline.reports.table.ResultTable;
import org.ridgeline.reports.table.TextTable;

/** The report's data as the template reads it: every number printed, every choice a boolean. */
record PageView(
        ReportData data,
        List<RowView> rows,
        List<FitView> fits,
        List<CheckView> checks,
        boolean hasChecks,
        boolean hasPinnedChecks,
        boolean hasBinaryChecks,
        List<TableView> pinnedChanges,
        String style,
        List<SectionView> sections) {

    static PageView of(Report report, String style, Function<Figure, String> drawn) {
        ReportData data = report.data();
        List<DataCheck> checks = data.dataChecks();
        return new PageView(
                data,
                data.table().rows().stream().map(RowView::of).toList(),
                data.fits().stream().map(FitView::of).toList(),
                checks.stream().map(CheckView::of).toList(),
                !checks.isEmpty(),
                checks.stream().anyMatch(check -> !check.expected().isEmpty()),
                checks.stream().anyMatch(check -> check.name().startsWith("binary.")),
                pinnedChanges(data.pinnedChanges()),
                style,
                SectionView.of(report.sections(), drawn));
    }

    /** One table, or none where nothing was changed. */
    private static List<TableView> pinnedChanges(List<PinnedChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = changes.stream()
                .map(change -> List.of(
                        change.date().replaceFirst("T.*", ""),
                        change.value(),
                        shortened(change.before()),
                        shortened(change.after()),
                        change.reason()))
                .toList();
        TextTable table = new TextTable(List.of("date", "value", "old", "new", "reason"), 5, rows);
        return List.of(TableView.of(new Block.Table("pinned-changes", "Changes of the expected values", table)));
    }

    /** A fingerprint is as long as a paragraph; its beginning tells it apart. */
    private static String shortened(String pinned) {
        return pinned.length() <= 24 ? pinned : pinned.substring(0, 23) + "\u2026";
    }

    record RowView(String label, List<CellView> cells) {

        static RowView of(ResultTable.Row row) {
            List<CellView> cells = new ArrayList<>();
            for (ResultTable.Cell cell : row.cells()) {
                boolean hasBook = cell.book().isPresent();
                cells.add(new CellView(
                        row.unit().print(cell.ours()),
                        hasBook ? row.unit().print(cell.book().getAsDouble()) : "",
                        hasBook ? difference(row.unit(), cell.difference().getAsDouble()) : "",
                        ResultTable.judged(row.unit(), cell),
                        cell.verdict().map(verdict -> !verdict.passed()).orElse(false),
                        ResultTable.printedInterval(row.unit(), cell)));
            }
            return new RowView(row.label(), cells);
        }

        /** On a page a minus is as wide as a plus. */
        private static String difference(Unit unit, double difference) {
            return unit.printDifference(difference).replace('-', '\u2212');
        }
    }

    record CellView(String ours, String book, String difference, String verdict, boolean outside, String interval) {}

    record FitView(
            String name,
            String lambdaOnSum,
            String lambdaOnMean,
            String lambdaOnHalfSum,
            List<Fact> certificate,
            List<SplitView> splits) {

        static FitView of(FitReport fit) {
            return new FitView(
                    fit.name(),
                    sixDigits(fit.lambda()),
                    sixDigits(fit.lambda() / fit.trainDocuments()),
                    sixDigits(fit.lambda() / 2),
                    fit.certificate(),
                    fit.splits().stream().map(SplitView::of).toList());
        }

        private static String sixDigits(double lambda) {
            return Unit.MSE.precise(
                    new BigDecimal(lambda).round(new MathContext(6)).doubleValue());
        }
    }

    record SplitView(
            String split,
            String mse,
            String accuracy,
            String correct,
            String n,
            String truePositives,
            String falsePositives,
            String trueNegatives,
            String falseNegatives) {

        static SplitView of(SplitResult result) {
            BinaryEvaluation evaluation = result.evaluation();
            ConfusionMatrix confusion = evaluation.confusion();
            return new SplitView(
                    result.split(),
                    Unit.MSE.print(evaluation.mse()),
                    Unit.FRACTION.print(evaluation.accuracy()),
                    count(evaluation.correct()),
                    count(evaluation.n()),
                    count(confusion.truePositives()),
                    count(confusion.falsePositives()),
                    count(confusion.trueNegatives()),
                    count(confusion.falseNegatives()));
        }

        private static String count(int documents) {
            return String.format(Locale.ROOT, "%,d", documents);
        }
    }

    /** A count; its name in parts, between which it may be broken. */
    record CheckView(List<String> parts, String expected, String actual, String state, boolean failed) {

        static CheckView of(DataCheck check) {
            String state = !check.passed() ? "differs" : check.expected().isEmpty() ? "" : "same";
            return new CheckView(
                    List.of(check.name().split("(?<=\\.)")), check.expected(), check.actual(), state, !check.passed());
        }
    }
}
