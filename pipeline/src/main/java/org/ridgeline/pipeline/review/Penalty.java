package org.ridgeline.pipeline.review;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.reports.table.ShortestDecimal;

/** How strongly weights are held back: a lambda on the sum of squares, none, or the one that cross-validation finds. */
public sealed interface Penalty {

    /** Returns its name in tables and in names of files. */
    String key();

    /**
     * A given lambda.
     *
     * @param lambda 0 for the fit of least norm
     */
    record Given(double lambda) implements Penalty {

        /** Checks the range. */
        public Given {
            Objective.requireLambda(lambda);
        }

        @Override
        public String key() {
            String text = ShortestDecimal.of(lambda);
            return lambda == 0 ? "none" : text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
    }

    /** The lambda of least cross-validated error. */
    record CrossValidated() implements Penalty {

        @Override
        public String key() {
            return "cv";
        }
    }

    /**
     * Reads {@code 1}, {@code none}, {@code cv} or several of them, separated by commas.
     *
     * @throws IllegalArgumentException if a part is none of these
     */
    static List<Penalty> parse(String text) {
        List<Penalty> penalties = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Penalty penalty = one(part.strip());
            if (penalties.contains(penalty)) {
                throw new IllegalArgumentException("l2: expected each once, got " + part.strip() + " twice");
            }
            penalties.add(penalty);
        }
        return List.copyOf(penalties);
    }

    private static Penalty one(String text) {
        try {
            return switch (text) {
                case "none" -> new Given(0);
                case "cv" -> new CrossValidated();
                default -> new Given(Double.parseDouble(text));
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("l2: expected a number, none or cv, got \"" + text + "\"", e);
        }
    }
}
