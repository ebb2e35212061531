package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.FitDifference;
import org.ridgeline.eval.reproduction.PredictionDifference;
import org.ridgeline.eval.reproduction.PredictionDifference.Flip;
import org.ridgeline.eval.reproduction.Result.Fitted;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.eval.reproduction.WeightDifference;
import org.ridgeline.eval.reproduction.WeightDifference.WordChange;
import org.ridgeline.pipeline.publish.RunDiff;
import org.ridgeline.pipeline.publish.RunDiff.Change;

/** Renders a comparison of two runs for a terminal: the verdict first, then only what differs. */
final class DiffText {

    private final StringBuilder out = new StringBuilder();

    private DiffText() {}

    /** Returns the text. */
    static String of(Path before, Path after, RunDiff diff) {
        DiffText text = new DiffText();
        text.line("A: %s", before.toString());
        text.line("B: %s", after.toString());
        Comparison results = diff.results();
        text.line("%s", verdict(results));
        text.changes("parameters", diff.parameters());
        text.stages(results);
        if (!results.identical()) {
            text.cells(results.cells());
            text.fits(results.fits());
        }
        text.changes("machine, versions, inputs", diff.origins());
        return text.out.toString();
    }

    private static String verdict(Comparison diff) {
        if (diff.identical()) {
            return "identical: every stage, cell, weight and score is the same to the last bit";
        }
        String first = diff.firstDifference()
                .map(stage -> "; the first stage that differs: " + stage.stage())
                .orElse("");
        return (diff.firstBeyondRounding().isEmpty() ? "the same to rounding, not to the last bit" : "different")
                + first;
    }

    private void changes(String title, List<Change> changes) {
        line("\n%s%s", title, changes.isEmpty() ? ": the same" : "");
        changes.forEach(change -> line(
                "  %s: %s -> %s",
                change.name(), change.before().orElse("(none)"), change.after().orElse("(none)")));
    }

    private void stages(Comparison diff) {
        line("\nstages");
        diff.stages()
                .forEach(stage ->
                        line("  %-14s %s", stage.stage(), stage.relation().text()));
    }

    private void cells(List<CellComparison> cells) {
        List<CellComparison> different =
                cells.stream().filter(cell -> !cell.identical()).toList();
        line("\ncells: %,d of %,d differ", different.size(), cells.size());
        different.forEach(cell -> line("  %-20s %s", cell.cell(), values(cell)));
    }

    private static String values(CellComparison cell) {
        Unit unit = cell.unit();
        Optional<String> before = cell.before().map(Target::value).map(unit::print);
        Optional<String> after = cell.after().map(unit::print);
        if (before.isEmpty() || after.isEmpty()) {
            return before.map(value -> "only in A: " + value).orElseGet(() -> "only in B: " + after.get());
        }
        return (before.equals(after) ? before.get() + " both in print" : before.get() + " -> " + after.get()) + ", "
                + unit.preciseDifference(
                        cell.after().get() - cell.before().get().value());
    }

    private void fits(List<FitDifference> fits) {
        for (FitDifference fit : fits) {
            line("\nfit %s", fit.fit());
            weights(fit.weights());
            fit.predictions().ifPresent(this::predictions);
            fit.uncompared().ifPresent(why -> line("  predictions: not compared, %s", why));
        }
    }

    private void weights(WeightDifference weights) {
        if (weights.onlyBefore() > 0 || weights.onlyAfter() > 0) {
            line(
                    "  words: %,d only in A, %,d only in B; a word that is not there has weight 0",
                    weights.onlyBefore(), weights.onlyAfter());
        }
        if (weights.different() == 0) {
            line("  weights: all %,d the same to the last bit", weights.compared());
            return;
        }
        line(
                "  weights: %,d of %,d differ; norm of the differences %.4g, of A's weights %.4g",
                weights.different(), weights.compared(), weights.norm(), weights.normBefore());
        for (WordChange change : weights.largest()) {
            line(
                    "    %-16s %+.6f -> %+.6f, %+.3g",
                    change.word().equals(Fitted.BIAS) ? "(bias)" : change.word(),
                    change.before(),
                    change.after(),
                    change.after() - change.before());
        }
    }

    private void predictions(PredictionDifference predictions) {
        if (predictions.changed() == 0) {
            line("  predictions: all %,d scores of the test the same to the last bit", predictions.documents());
            return;
        }
        line(
                "  predictions: %,d of %,d test documents flipped, %,d right -> wrong, %,d wrong -> right; %,d scores differ",
                predictions.lost() + predictions.won(),
                predictions.documents(),
                predictions.lost(),
                predictions.won(),
                predictions.changed());
        for (Flip flip : predictions.first()) {
            line(
                    "    document %,d, %s: score %+.4f -> %+.4f, now %s",
                    flip.document(),
                    flip.label() > 0 ? "positive" : "negative",
                    flip.before(),
                    flip.after(),
                    flip.after() > 0 == flip.label() > 0 ? "right" : "wrong");
        }
    }

    private void line(String format, Object... values) {
        Object[] visible = Arrays.stream(values)
                .map(value -> value instanceof String text ? TerminalText.visible(text) : value)
                .toArray();
        out.append(String.format(Locale.ROOT, format + "\n", visible));
    }
}
