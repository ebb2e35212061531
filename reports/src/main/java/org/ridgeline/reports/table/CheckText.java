package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.ReproductionReport;
import org.ridgeline.eval.reproduction.ReproductionRow;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.StageDrift;

/** Renders a {@link ReproductionReport} for a terminal: expected, actual, difference and verdict a row. */
public final class CheckText {

    private static final List<String> HEADER =
            List.of("cell", "against", "expected", "tolerance", "actual", "difference", "verdict");

    private CheckText() {}

    /**
     * Returns the aligned rows, then the first stage that differs with both fingerprints, then what else makes the check fail, then the
     * result.
     */
    public static String render(ReproductionReport report, List<String> alsoWrong) {
        List<List<String>> rows = new ArrayList<>();
        for (ReproductionRow row : report.rows()) {
            rows.add(List.of(
                    row.cell(),
                    row.against(),
                    row.expected(),
                    row.tolerance(),
                    row.actual(),
                    row.difference(),
                    row.verdict().text()));
        }
        String wrong =
                alsoWrong.stream().map(line -> TextTable.visible(line) + "\n").collect(Collectors.joining());
        return new TextTable(HEADER, 2, rows).plain(j -> j < 2 || j == HEADER.size() - 1) + "\n"
                + TextTable.visible(stages(report)) + "\n" + wrong + result(report, alsoWrong) + "\n";
    }

    private static String result(ReproductionReport report, List<String> alsoWrong) {
        if (!report.passed() || !alsoWrong.isEmpty()) {
            return "check failed";
        }
        return report.stages().bitForBit() ? "check passed, bit for bit" : "check passed";
    }

    /** Returns one line on the stage chain; also what JUnit XML shows of it. */
    static String stages(ReproductionReport report) {
        if (report.stages().stages().isEmpty()) {
            return "stages: none pinned";
        }
        Optional<StageComparison> first = report.stages().firstDifference();
        if (first.isEmpty()) {
            return "stages: all " + report.stages().stages().size() + " as pinned" + bits(report.stages());
        }
        StageComparison stage = first.get();
        return "first stage that differs: " + stage.stage() + " (" + stage.text() + "); expected "
                + stage.pinned().map(Fingerprint::text).orElse("nothing") + ", got "
                + stage.actual().map(Fingerprint::text).orElse("nothing");
    }

    /** Where no stage differs, those that are not the same to the last bit are named. */
    private static String bits(StageDrift drift) {
        return drift.bitForBit()
                ? ", bit for bit"
                : drift.stages().stream()
                        .filter(stage -> !stage.sameBits())
                        .map(stage -> "; " + stage.stage() + ": " + stage.text())
                        .collect(Collectors.joining());
    }
}
