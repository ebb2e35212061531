package org.ridgeline.reports.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ridgeline.eval.reproduction.ExpectedValue;
import org.ridgeline.eval.reproduction.HashFingerprint;
import org.ridgeline.eval.reproduction.ReproductionReport;
import org.ridgeline.eval.reproduction.StageDrift;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Unit;

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
                        row("train MSE", Unit.MSE, 6.686312240916087e-22, 0.0, 0.0726439239295354, 0.0727),
                        row("test MSE", Unit.MSE, 7.9480030272576565, 7.9469, 0.7523849990436249, 0.7523),
                        row("train accuracy", Unit.FRACTION, 1, 1, 0.9955202312138728, 0.9955),
                        row("test accuracy", Unit.FRACTION, 0.6183415705656233, 0.6167, 0.7797913234486545, 0.7807)));
    }

    private static ResultTable.Row row(
            String label, Unit unit, double none, double noneBook, double l2, double l2Book) {
        return new ResultTable.Row(
                label, unit, List.of(ResultTable.Cell.of(none, noneBook), ResultTable.Cell.of(l2, l2Book)));
    }

    static ReproductionReport report(String cell, double actual, char tokens) {
        ExpectedValue expected =
                new ExpectedValue(cell, Unit.FRACTION, new Target(0.75, 0.001), Optional.of(new Target(0.7525, 0.005)));
        ExpectedValue other = new ExpectedValue("l2/test MSE", Unit.MSE, new Target(0.7524, 0.0001), Optional.empty());
        return ReproductionReport.of(
                List.of(expected, other),
                Map.of(cell, actual, "l2/test MSE", 0.7524),
                StageDrift.compare(chain('b'), chain(tokens)));
    }

    private static List<StageFingerprint> chain(char tokens) {
        return List.of(
                new StageFingerprint("archive", new HashFingerprint("a".repeat(64))),
                new StageFingerprint(
                        "tokens", new HashFingerprint(String.valueOf(tokens).repeat(64))));
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
