package org.ridgeline.reports.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Unit;
import org.ridgeline.eval.uncertainty.Interval;

/** Table 3.1 with the numbers of sst_reference.json, and what the tests do with it. */
public final class Samples {

    /** Text that wants to be markup in every format at once. */
    public static final String HOSTILE =
            "<script>alert('&\"')</script> | a,b\n=1+1 \u0001\u001B[31m \uD800 \uD83D\uDE00 ]]>";

    private Samples() {}

    public static ResultTable table(String title, String notice) {
        return new ResultTable(
                title,
                notice,
                List.of("no regularizer", "with L2"),
                List.of(
                        row(
                                "train MSE",
                                Unit.MSE,
                                cell(6.686312240916087e-22, 0.0, 0.002),
                                cell(0.0726439239295354, 0.0727, 0.002)),
                        row(
                                "test MSE",
                                Unit.MSE,
                                test(7.9480030272576565, 7.9469, 0.01, 7.3, 8.65),
                                test(0.7523849990436249, 0.7523, 0.002, 0.7, 0.8051)),
                        row(
                                "train accuracy",
                                Unit.FRACTION,
                                cell(1, 1, 0.002),
                                cell(0.9955202312138728, 0.9955, 0.002)),
                        row(
                                "test accuracy",
                                Unit.FRACTION,
                                test(0.6183415705656233, 0.6167, 0.001, 0.5958, 0.6409),
                                test(0.7797913234486545, 0.7807, 0.002, 0.76, 0.7985))));
    }

    private static ResultTable.Row row(String label, Unit unit, ResultTable.Cell none, ResultTable.Cell l2) {
        return new ResultTable.Row(label, unit, List.of(none, l2));
    }

    /** Returns a cell that nothing judges. */
    static ResultTable.Cell cell(double ours, OptionalDouble book) {
        return new ResultTable.Cell(ours, book, OptionalDouble.empty(), Optional.empty());
    }

    private static ResultTable.Cell cell(double ours, double book, double band) {
        return new ResultTable.Cell(ours, OptionalDouble.of(book), OptionalDouble.of(band), Optional.empty());
    }

    /** A made-up interval, and for one cell a band that ours misses. */
    private static ResultTable.Cell test(double ours, double book, double band, double low, double high) {
        return new ResultTable.Cell(
                ours, OptionalDouble.of(book), OptionalDouble.of(band), Optional.of(new Interval(low, high)));
    }

    static Comparison report(String cell, double actual, char tokens) {
        return new Comparison(
                StageComparison.chain(chain('b'), chain(tokens)),
                List.of(
                        new CellComparison(
                                cell,
                                Unit.FRACTION,
                                Optional.of(new Target(0.75, 0.001)),
                                Optional.of(new Target(0.7525, 0.005)),
                                Optional.of(actual)),
                        new CellComparison(
                                "l2/test MSE",
                                Unit.MSE,
                                Optional.of(new Target(0.7524, 0.0001)),
                                Optional.empty(),
                                Optional.of(0.7524))),
                List.of());
    }

    private static List<StageFingerprint> chain(char tokens) {
        return List.of(
                new StageFingerprint("archive", Fingerprint.ofBytes("a".repeat(64))),
                new StageFingerprint(
                        "tokens", Fingerprint.ofBytes(String.valueOf(tokens).repeat(64))));
    }

    /** Returns what {@code text} gives under another default locale, which is put back. */
    public static String under(String locale, Supplier<String> text) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            return text.get();
        } finally {
            Locale.setDefault(before);
        }
    }
}
