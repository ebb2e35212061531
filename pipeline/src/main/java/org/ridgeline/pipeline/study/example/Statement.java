package org.ridgeline.pipeline.study.example;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ridgeline.reports.table.ShortestDecimal;

/**
 * One statement of a worked example: what the source prints, if it prints it, and what we compute.
 *
 * @param label what is computed
 * @param printed the numbers as the source prints them, one for each of ours, or none
 * @param ours at full precision
 * @param verdict how they compare, or whether the statement holds
 */
record Statement(String label, List<String> printed, List<Double> ours, Verdict verdict) {

    /** Below this only the size of a number is shown. */
    private static final double TINY = 1e-8;

    /** How a row came out. */
    enum Verdict {
        /** Ours, rounded to the printed digits, is what is printed. */
        AS_PRINTED("as printed"),
        /** Ours, cut off after the printed digits, is what is printed; rounded it is not. */
        CUT_OFF("as printed, if digits are cut off"),
        /** Ours is another number. */
        DIFFERS("differs"),
        /** The statement holds. */
        HOLDS("holds"),
        /** The statement does not hold. */
        FAILS("does not hold"),
        /** Nothing is printed to compare with. */
        OURS("ours");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    Statement {
        printed = List.copyOf(printed);
        ours = List.copyOf(ours);
    }

    /** Returns a row that compares with printed numbers, such as {@code "0.35 0.69"}. */
    static Statement printed(String label, String printed, double... ours) {
        List<String> expected = List.of(printed.split(" "));
        Verdict worst = Verdict.AS_PRINTED;
        for (int j = 0; j < ours.length; j++) {
            Verdict verdict = compare(new BigDecimal(expected.get(j)), ours[j]);
            worst = verdict.compareTo(worst) > 0 ? verdict : worst;
        }
        return new Statement(label, expected, boxed(ours), worst);
    }

    /** Returns a row that says whether ours is within a tolerance of what it must be. */
    static Statement equal(String label, double[] expected, double tolerance, double... ours) {
        boolean holds = expected.length == ours.length;
        List<String> shown = new ArrayList<>();
        for (int j = 0; j < ours.length; j++) {
            holds &= Math.abs(ours[j] - expected[j]) <= tolerance;
            shown.add(text(expected[j]));
        }
        return new Statement(label, shown, boxed(ours), holds ? Verdict.HOLDS : Verdict.FAILS);
    }

    /** Returns a row that says whether a statement about ours holds. */
    static Statement claim(String label, boolean holds, double... ours) {
        return new Statement(label, List.of(), boxed(ours), holds ? Verdict.HOLDS : Verdict.FAILS);
    }

    /** Returns a row of ours alone. */
    static Statement ours(String label, double... ours) {
        return new Statement(label, List.of(), boxed(ours), Verdict.OURS);
    }

    /** Returns the printed numbers as one text. */
    String printedText() {
        return tuple(printed);
    }

    /** Returns ours as one text: to the printed digits and two more where there are any, else to six significant ones. */
    String oursText() {
        List<String> shown = new ArrayList<>();
        for (int j = 0; j < ours.size(); j++) {
            boolean digits = verdict == Verdict.AS_PRINTED || verdict == Verdict.CUT_OFF || verdict == Verdict.DIFFERS;
            shown.add(
                    digits
                            ? new BigDecimal(ShortestDecimal.of(ours.get(j)))
                                    .setScale(new BigDecimal(printed.get(j)).scale() + 2, RoundingMode.HALF_EVEN)
                                    .toPlainString()
                            : text(ours.get(j)));
        }
        return tuple(shown);
    }

    private static Verdict compare(BigDecimal printed, double ours) {
        BigDecimal exact = new BigDecimal(ours);
        if (exact.setScale(printed.scale(), RoundingMode.HALF_EVEN).compareTo(printed) == 0) {
            return Verdict.AS_PRINTED;
        }
        return exact.setScale(printed.scale(), RoundingMode.DOWN).compareTo(printed) == 0
                ? Verdict.CUT_OFF
                : Verdict.DIFFERS;
    }

    private static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value + 0.0);
        }
        return String.format(Locale.ROOT, Math.abs(value) < TINY ? "%.0e" : "%.6g", value);
    }

    private static String tuple(List<String> parts) {
        return parts.size() <= 1 ? String.join("", parts) : parts.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).boxed().toList();
    }
}
