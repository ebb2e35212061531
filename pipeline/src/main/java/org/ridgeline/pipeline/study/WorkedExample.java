package org.ridgeline.pipeline.study;

import static org.ridgeline.pipeline.run.Wording.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgeline.reports.table.ShortestDecimal;
import org.ridgeline.reports.table.TextTable;

/** One worked example: its statements, each with what the source prints, if it prints it, and what we compute. */
final class WorkedExample {

    private static final double TINY = 1e-8;

    private final String title;
    private final String remark;
    private final List<Statement> statements = new ArrayList<>();

    enum Verdict {
        /** Ours, rounded to the printed digits, is what is printed. */
        AS_PRINTED("as printed"),
        /** Ours, cut off after the printed digits, is what is printed; rounded it is not. */
        CUT_OFF("as printed, if digits are cut off"),
        DIFFERS("differs"),
        HOLDS("holds"),
        FAILS("does not hold"),
        OURS("ours");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        private static Verdict of(BigDecimal printed, double ours) {
            BigDecimal exact = new BigDecimal(ours);
            if (exact.setScale(printed.scale(), RoundingMode.HALF_EVEN).compareTo(printed) == 0) {
                return AS_PRINTED;
            }
            boolean cut = exact.setScale(printed.scale(), RoundingMode.DOWN).compareTo(printed) == 0;
            return cut ? CUT_OFF : DIFFERS;
        }
    }

    /** A label, what must come out or is printed, if anything is, ours at full precision and as a table shows it, and how they compare. */
    record Statement(String label, List<String> expected, List<Double> ours, List<String> shown, Verdict verdict) {}

    /** Begins an example without statements; title and remark, what a reader must know to judge the numbers, are texts by its name. */
    WorkedExample(String name) {
        this.title = Texts.of("example-" + name + ".title");
        this.remark = Texts.of("example-" + name + ".text");
    }

    /** Compares with printed numbers, such as {@code "0.35 0.69"}; ours is shown with two digits more. */
    WorkedExample printed(String label, String printed, double... ours) {
        List<String> expected = List.of(printed.split(" "));
        List<String> shown = new ArrayList<>();
        Verdict worst = Verdict.AS_PRINTED;
        for (int j = 0; j < ours.length; j++) {
            BigDecimal number = new BigDecimal(expected.get(j));
            Verdict verdict = Verdict.of(number, ours[j]);
            worst = verdict.compareTo(worst) > 0 ? verdict : worst;
            shown.add(new BigDecimal(ShortestDecimal.of(ours[j] + 0.0))
                    .setScale(number.scale() + 2, RoundingMode.HALF_EVEN)
                    .toPlainString());
        }
        return add(label, expected, ours, shown, worst);
    }

    WorkedExample equal(String label, double[] expected, double tolerance, double... ours) {
        boolean holds = expected.length == ours.length
                && IntStream.range(0, ours.length).allMatch(j -> Math.abs(ours[j] - expected[j]) <= tolerance);
        return add(label, texts(expected), ours, texts(ours), holds ? Verdict.HOLDS : Verdict.FAILS);
    }

    WorkedExample equal(String label, double expected, double tolerance, double ours) {
        return equal(label, new double[] {expected}, tolerance, ours);
    }

    WorkedExample claim(String label, boolean holds, double... ours) {
        return add(label, List.of(), ours, texts(ours), holds ? Verdict.HOLDS : Verdict.FAILS);
    }

    WorkedExample ours(String label, double... ours) {
        return add(label, List.of(), ours, texts(ours), Verdict.OURS);
    }

    private WorkedExample add(String label, List<String> expected, double[] ours, List<String> shown, Verdict verdict) {
        // Adding 0 turns -0 into 0.
        List<Double> numbers =
                Arrays.stream(ours).map(value -> value + 0.0).boxed().toList();
        statements.add(new Statement(label, expected, numbers, shown, verdict));
        return this;
    }

    String title() {
        return title;
    }

    String remark() {
        return remark;
    }

    List<Statement> statements() {
        return List.copyOf(statements);
    }

    /** Returns the statements as texts, each label behind an indent. */
    TextTable table(String indent) {
        return new Columns<Statement>()
                .add("", statement -> indent + statement.label())
                .add("expected", statement -> tuple(statement.expected()))
                .add("ours", statement -> tuple(statement.shown()))
                .add("verdict", statement -> statement.verdict().text())
                .table(4, statements);
    }

    /** Returns numbers to six significant digits as one text. */
    static String text(double... values) {
        return tuple(texts(values));
    }

    private static List<String> texts(double[] values) {
        return Arrays.stream(values)
                .map(value -> value + 0.0)
                .mapToObj(value -> {
                    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
                    return format(whole ? "%.0f" : Math.abs(value) < TINY ? "%.0e" : "%.6g", value);
                })
                .toList();
    }

    private static String tuple(List<String> parts) {
        return parts.size() <= 1 ? String.join("", parts) : "(" + String.join(", ", parts) + ")";
    }
}
