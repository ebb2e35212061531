package org.ridgeline.pipeline.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.reports.table.ShortestDecimal;

/**
 * How strongly weights are held back: a lambda on the sum of squares, 0 for the minimum-norm solution, or the one that
 * cross-validation finds.
 *
 * @param value the lambda; empty where cross-validation chooses it
 */
public record Lambda(OptionalDouble value) {

    private static final String CROSS_VALIDATED = "cv";

    /** Checks the range. */
    public Lambda {
        value.ifPresent(Objective::requireLambda);
    }

    /** Returns a lambda that is given. */
    public static Lambda given(double value) {
        return new Lambda(OptionalDouble.of(value));
    }

    /** Returns the lambda of least cross-validated error. */
    public static Lambda crossValidated() {
        return new Lambda(OptionalDouble.empty());
    }

    /**
     * Reads a number, or {@code cv}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    @JsonCreator
    static Lambda of(Object json) {
        if (json instanceof Number number) {
            return given(number.doubleValue());
        }
        if (CROSS_VALIDATED.equals(json)) {
            return crossValidated();
        }
        throw new IllegalArgumentException("expected a number or " + CROSS_VALIDATED + ", got \"" + json + "\"");
    }

    @JsonValue
    Object json() {
        return value.isPresent() ? (Object) value.getAsDouble() : CROSS_VALIDATED;
    }

    /** Returns its name in names of fits: {@code none} for 0, {@code cv}, else {@code l2-} and the number, such as {@code l2-0-5}. */
    public String key() {
        if (value.isEmpty()) {
            return CROSS_VALIDATED;
        }
        double lambda = value.getAsDouble();
        String number = ShortestDecimal.of(lambda)
                .replaceFirst("\\.0$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return lambda == 0 ? "none" : "l2-" + number;
    }
}
