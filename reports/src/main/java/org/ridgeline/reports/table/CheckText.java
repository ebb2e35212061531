package org.ridgeline.reports.table;

import java.util.List;
import java.util.Optional;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.ReproductionReport;
import org.ridgeline.eval.reproduction.ReproductionRow;
import org.ridgeline.eval.reproduction.StageComparison;

/** Renders a {@link ReproductionReport} for a terminal: expected, actual, difference and verdict a row. */
public final class CheckText {

    private CheckText() {}

    /** The same where nothing but the numbers is judged. */
    public static String render(ReproductionReport report) {
        return render(report, List.of());
    }

    /**
     * Returns the aligned rows, then the first stage that differs with both fingerprints, then what else makes the check fail, then the
     * result.
     */
    public static String render(ReproductionReport report, List<String> alsoWrong) {
        TextGrid grid = new TextGrid(List.of(true, true, false, false, false, false, true));
        grid.add(List.of("cell", "against", "expected", "tolerance", "actual", "difference", "verdict"));
        for (ReproductionRow row : report.rows()) {
            grid.add(List.of(
                    row.cell(),
                    row.against(),
                    row.expected(),
                    row.tolerance(),
                    row.actual(),
                    row.difference(),
                    row.verdict().text()));
        }
        StringBuilder wrong = new StringBuilder();
        alsoWrong.forEach(line -> wrong.append(TextGrid.visible(line)).append('\n'));
        return grid.render() + "\n" + TextGrid.visible(stages(report)) + "\n" + wrong
                + (report.passed() && alsoWrong.isEmpty() ? "check passed" : "check failed") + "\n";
    }

    /** Returns one line on the stage chain; also what JUnit XML shows as the reason. */
    static String stages(ReproductionReport report) {
        if (report.stages().stages().isEmpty()) {
            return "stages: none pinned";
        }
        Optional<StageComparison> first = report.stages().firstDifference();
        if (first.isEmpty()) {
            return "stages: all " + report.stages().stages().size() + " as pinned";
        }
        StageComparison stage = first.get();
        return "first stage that differs: " + stage.stage() + " (" + stage.text() + "); expected "
                + stage.pinned().map(Fingerprint::text).orElse("nothing") + ", got "
                + stage.actual().map(Fingerprint::text).orElse("nothing");
    }
}
