package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ridgeline.eval.metric.PerDocument;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.eval.uncertainty.Interval;
import org.ridgeline.eval.uncertainty.McNemar;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;

/** Whether the fits differ by more than chance: every fit against the plain one, on the same test documents. */
final class UncertaintyStudy extends Study {

    /** The usual line between what chance could do and what it could not. */
    private static final double SIGNIFICANT = 0.05;

    UncertaintyStudy() {
        super("uncertainty", "Does the regularizer help, or is it chance?", true);
    }

    /** McNemar's test of two fits; {@code both} counts the documents that both get right. */
    private record Paired(StudyFit first, StudyFit second, int documents, int both, McNemar test) {

        static Paired of(StudyInput input, StudyFit first, StudyFit second) {
            boolean[] a = input.right(first);
            boolean[] b = input.right(second);
            int both =
                    (int) IntStream.range(0, a.length).filter(i -> a[i] && b[i]).count();
            return new Paired(first, second, a.length, both, McNemar.of(a, b));
        }

        long none() {
            return documents - both - test.onlyFirst() - test.onlySecond();
        }

        String p() {
            double p = test.p();
            return p < 1e-300 ? "below 1e-300" : format(p < 0.001 ? "%.1e" : "%.3f", p);
        }
    }

    /** How much a measure of the second fit is above the first's: the mean over the test documents, and its interval. */
    private record Difference(
            StudyFit first, StudyFit second, String measure, Unit unit, double[] values, Interval interval) {

        String mean() {
            return unit.printDifference(Arrays.stream(values).average().orElseThrow());
        }

        String range() {
            return unit.printDifference(interval.low()) + " to " + unit.printDifference(interval.high());
        }
    }

    @Override
    public StudyReport report(StudyInput input, Workers workers, Progress progress) {
        ReportBuilder report = new ReportBuilder(this);
        StudyFit plain = input.plain();
        if (input.others().isEmpty()) {
            return report.report("The experiment has one fit, so there is nothing to compare it with.");
        }
        List<Paired> tests = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (StudyFit other : input.others()) {
            report.text(drop(plain, other) + book(plain, other));
            tests.add(Paired.of(input, plain, other));
            differences.addAll(differences(input, plain, other));
        }
        return report.table(
                        "mcnemar",
                        "McNemar's test on the test documents",
                        new Columns<Paired>()
                                .add("first fit", pair -> pair.first().title())
                                .add("second fit", pair -> pair.second().title())
                                .add("both right", "%,d", pair -> pair.both())
                                .add("only first", "%,d", pair -> pair.test().onlyFirst())
                                .add("only second", "%,d", pair -> pair.test().onlySecond())
                                .add("none", "%,d", pair -> pair.none())
                                .add("p", Paired::p)
                                .table(2, tests))
                .text(Texts.of("uncertainty.mcnemar"))
                .table(
                        "paired-differences",
                        "Second fit minus first, on the same test documents",
                        new Columns<Difference>()
                                .add("first fit", each -> each.first().title())
                                .add("second fit", each -> each.second().title())
                                .add("measure", Difference::measure)
                                .add("difference", Difference::mean)
                                .add("95% interval", Difference::range)
                                .table(3, differences))
                .text(Texts.of("uncertainty.intervals", input.bootstrap().resamples(), input.targets().length))
                .report(lead(Paired.of(input, plain, input.pair().get(1))));
    }

    private static String lead(Paired pair) {
        String counts = format(
                "Of %,d test documents %,d are called right by “%s” alone and %,d by “%s” alone; ",
                pair.documents(),
                pair.test().onlySecond(),
                pair.second().title(),
                pair.test().onlyFirst(),
                pair.first().title());
        return counts
                + (pair.test().p() >= SIGNIFICANT
                        ? "chance alone could do that (p = " + pair.p() + ")."
                        : "were they equally good, a split so uneven would have a chance of " + pair.p() + ".");
    }

    private static String drop(StudyFit plain, StudyFit other) {
        double before = plain.test().mse();
        double after = other.test().mse();
        return format(
                "Test MSE: %s for “%s”, %s for “%s”%s.",
                Unit.MSE.print(before),
                plain.title(),
                Unit.MSE.print(after),
                other.title(),
                factor(before, after).map(text -> ": it " + text).orElse(""));
    }

    private static String book(StudyFit plain, StudyFit other) {
        if (plain.book().isEmpty() || other.book().isEmpty() || plain.spec().given() > 0) {
            return "";
        }
        return factor(plain.book().get(), other.book().get())
                .map(text -> " By the book's figures it " + text
                        + "; in its words, “the test loss drops tenfold with regularization”.")
                .orElse("");
    }

    private static Optional<String> factor(double before, double after) {
        if (!(before > 0) || !(after > 0)) {
            return Optional.empty();
        }
        return Optional.of(
                after <= before
                        ? format("falls by a factor of %.2f", before / after)
                        : format("rises by a factor of %.2f", after / before));
    }

    private static List<Difference> differences(StudyInput input, StudyFit plain, StudyFit other) {
        double[] errors = minus(squaredErrors(input, other), squaredErrors(input, plain));
        double[] right = minus(PerDocument.indicator(input.right(other)), PerDocument.indicator(input.right(plain)));
        List<Interval> drawn = input.bootstrap().means(errors, right);
        return List.of(
                new Difference(plain, other, "test MSE", Unit.MSE, errors, drawn.get(0)),
                new Difference(plain, other, "test accuracy", Unit.FRACTION, right, drawn.get(1)));
    }

    private static double[] squaredErrors(StudyInput input, StudyFit fit) {
        return PerDocument.squaredErrors(fit.scores(), input.targets());
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }
}
