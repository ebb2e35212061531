package org.ridgeline.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Unit;

/** Renders a comparison with expected values for a terminal: expected, actual, difference and verdict a row. */
public final class CheckText {

    private static final List<String> HEADER =
            List.of("cell", "against", "expected", "tolerance", "actual", "difference", "verdict");

    private CheckText() {}

    /**
     * Returns the aligned rows, then the first stage that differs with both fingerprints, then what else makes the check fail, then the
     * result.
     */
    public static String render(Comparison check, List<String> alsoWrong) {
        List<List<String>> rows =
                check.cells().stream().flatMap(cell -> rows(cell).stream()).toList();
        String wrong =
                alsoWrong.stream().map(line -> TextTable.visible(line) + "\n").collect(Collectors.joining());
        return new TextTable(HEADER, 2, rows).plain(j -> j < 2 || j == HEADER.size() - 1) + "\n"
                + TextTable.visible(stages(check)) + "\n" + wrong + result(check, alsoWrong) + "\n";
    }

    private static String result(Comparison check, List<String> alsoWrong) {
        if (!check.passed() || !alsoWrong.isEmpty()) {
            return "check failed";
        }
        return check.bitForBit() ? "check passed, bit for bit" : "check passed";
    }

    /**
     * Returns a cell's row against its pin, to ten digits, and against the book's value, where it is judged, with as many as the book prints:
     * cell, against, expected, tolerance, actual, difference and verdict.
     */
    static List<List<String>> rows(CellComparison cell) {
        List<List<String>> rows = new ArrayList<>();
        cell.before().ifPresent(pinned -> rows.add(row(cell, "pinned", pinned, cell.unit()::precise)));
        cell.book().ifPresent(book -> rows.add(row(cell, "book", book, cell.unit()::print)));
        return rows;
    }

    private static List<String> row(CellComparison cell, String against, Target target, DoubleFunction<String> print) {
        Unit unit = cell.unit();
        Optional<Double> actual = cell.after();
        return List.of(
                cell.cell(),
                against,
                print.apply(target.value()),
                unit.preciseDifference(target.tolerance()).replace("+", ""),
                actual.map(print::apply).orElse("-"),
                actual.map(value -> unit.preciseDifference(value - target.value()))
                        .orElse("-"),
                target.verdict(actual).text());
    }

    /** Returns one line on the stage chain; also what JUnit XML shows of it. */
    static String stages(Comparison check) {
        Optional<StageComparison> first = check.firstThatDisagrees();
        if (first.isEmpty()) {
            return "stages: all " + check.stages().size() + " as pinned" + bits(check);
        }
        StageComparison stage = first.get();
        return "first stage that differs: " + stage.stage() + " (" + stage.verdict() + "); expected "
                + stage.before().map(Fingerprint::text).orElse("nothing") + ", got "
                + stage.after().map(Fingerprint::text).orElse("nothing");
    }

    /** Where no stage differs, those that are not the same to the last bit are named. */
    private static String bits(Comparison check) {
        return check.bitForBit()
                ? ", bit for bit"
                : check.stages().stream()
                        .filter(stage -> stage.relation() != StageComparison.Relation.SAME)
                        .map(stage -> "; " + stage.stage() + ": " + stage.verdict())
                        .collect(Collectors.joining());
    }
}
