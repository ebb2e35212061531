package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgeline.eval.metric.PerDocument;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.eval.uncertainty.Interval;
import org.ridgeline.eval.uncertainty.McNemar;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** Whether the fits differ by more than chance: every fit against the plain one, on the same test documents. */
final class UncertaintyStudy extends Study {

    /** The usual line between what chance could do and what it could not. */
    private static final double SIGNIFICANT = 0.05;

    UncertaintyStudy() {
        super("uncertainty", "Does the regularizer help, or is it chance?", true);
    }

    @Override
    public Section run(StudyInput input, Workers workers, Progress progress) {
        Fits fits = Fits.of(input);
        StudyFit plain = fits.plain();
        if (fits.others().isEmpty()) {
            return new Section(
                    id(), title(), "The experiment has one fit, so there is nothing to compare it with.", List.of());
        }
        List<Block> blocks = new ArrayList<>();
        List<List<String>> tests = new ArrayList<>();
        List<List<String>> differences = new ArrayList<>();
        for (StudyFit other : fits.others()) {
            blocks.add(new Block.Text(drop(plain, other)));
            tests.add(test(fits, plain, other));
            differences.addAll(differences(input, plain, other));
        }
        blocks.add(new Block.Table(
                "mcnemar",
                "McNemar's test on the test documents",
                new TextTable(
                        List.of("first fit", "second fit", "both right", "only first", "only second", "none", "p"),
                        2,
                        tests)));
        blocks.add(
                new Block.Text("Only documents that one fit alone gets right tell the two apart; p is the chance that a"
                        + " fair coin splits them at least as unevenly (exact, two-sided; McNemar 1947)."));
        blocks.add(new Block.Table(
                "paired-differences",
                "Second fit minus first, on the same test documents",
                new TextTable(
                        List.of("first fit", "second fit", "measure", "difference", "95% interval"), 3, differences)));
        blocks.add(new Block.Text(String.format(
                Locale.ROOT,
                "Intervals: 2.5%% to 97.5%% of the mean over %,d draws of the %,d test documents with replacement, both fits"
                        + " on the same draw (Efron and Tibshirani 1993). The fits are held fixed: other training"
                        + " documents would move the figures too.",
                input.bootstrap().resamples(),
                fits.targets().length)));
        progress.done(1);
        return new Section(id(), title(), lead(fits), blocks);
    }

    private static String lead(Fits fits) {
        List<StudyFit> pair = fits.pair();
        McNemar test = McNemar.of(fits.right(pair.get(0)), fits.right(pair.get(1)));
        String first = pair.get(0).title();
        String second = pair.get(1).title();
        String counts = String.format(
                Locale.ROOT,
                "Of %,d test documents %,d are called right by \u201c%s\u201d alone and %,d by \u201c%s\u201d alone",
                fits.targets().length,
                test.onlySecond(),
                second,
                test.onlyFirst(),
                first);
        if (test.p() >= SIGNIFICANT) {
            return counts + "; chance alone could do that (p = " + p(test) + ").";
        }
        return counts + "; were they equally good, a split so uneven would have a chance of " + p(test) + ".";
    }

    private static String drop(StudyFit plain, StudyFit other) {
        double before = plain.test().mse();
        double after = other.test().mse();
        String change = String.format(
                Locale.ROOT,
                "Test MSE: %s for \u201c%s\u201d, %s for \u201c%s\u201d",
                Unit.MSE.print(before),
                plain.title(),
                Unit.MSE.print(after),
                other.title());
        return change + factor(before, after).map(text -> ": it " + text).orElse("") + "." + book(plain, other);
    }

    private static String book(StudyFit plain, StudyFit other) {
        Optional<Double> before = plain.book();
        Optional<Double> after = other.book();
        if (before.isEmpty() || after.isEmpty() || plain.spec().given() > 0) {
            return "";
        }
        return factor(before.get(), after.get())
                .map(text -> " By the book's figures it " + text
                        + "; in its words, \u201cthe test loss drops tenfold with regularization\u201d.")
                .orElse("");
    }

    private static Optional<String> factor(double before, double after) {
        if (!(before > 0) || !(after > 0)) {
            return Optional.empty();
        }
        return Optional.of(
                after <= before
                        ? String.format(Locale.ROOT, "falls by a factor of %.2f", before / after)
                        : String.format(Locale.ROOT, "rises by a factor of %.2f", after / before));
    }

    private static List<String> test(Fits fits, StudyFit plain, StudyFit other) {
        boolean[] first = fits.right(plain);
        boolean[] second = fits.right(other);
        McNemar test = McNemar.of(first, second);
        int both = 0;
        for (int i = 0; i < first.length; i++) {
            both += first[i] && second[i] ? 1 : 0;
        }
        long none = first.length - both - test.onlyFirst() - test.onlySecond();
        List<String> row = new ArrayList<>(List.of(plain.title(), other.title()));
        for (long count : new long[] {both, test.onlyFirst(), test.onlySecond(), none}) {
            row.add(String.format(Locale.ROOT, "%,d", count));
        }
        row.add(p(test));
        return row;
    }

    private static List<List<String>> differences(StudyInput input, StudyFit plain, StudyFit other) {
        Fits fits = Fits.of(input);
        double[] errors = minus(
                PerDocument.squaredErrors(fits.scores(other), fits.targets()),
                PerDocument.squaredErrors(fits.scores(plain), fits.targets()));
        double[] right = minus(PerDocument.indicator(fits.right(other)), PerDocument.indicator(fits.right(plain)));
        List<Interval> drawn = input.bootstrap().means(errors, right);
        return List.of(
                difference(plain, other, Metric.MSE, errors, drawn.get(0)),
                difference(plain, other, Metric.ACCURACY, right, drawn.get(1)));
    }

    private static List<String> difference(
            StudyFit plain, StudyFit other, Metric metric, double[] values, Interval interval) {
        Unit unit = metric.unit();
        return List.of(
                plain.title(),
                other.title(),
                "test " + (metric == Metric.MSE ? "MSE" : metric.title()),
                unit.printDifference(Arrays.stream(values).average().orElseThrow()),
                unit.printDifference(interval.low()) + " to " + unit.printDifference(interval.high()));
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static String p(McNemar test) {
        double p = test.p();
        return p < 1e-300 ? "below 1e-300" : String.format(Locale.ROOT, p < 0.001 ? "%.1e" : "%.3f", p);
    }
}
