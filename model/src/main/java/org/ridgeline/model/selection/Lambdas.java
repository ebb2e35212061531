package org.ridgeline.model.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ridgeline.model.linear.Objective;

/**
 * The lambdas of a sweep, rising, each once; all on the sum of squares.
 *
 * @param values at least one, finite, zero or more; 0 stands for the minimum-norm solution
 */
public record Lambdas(List<Double> values) {

    private static final MathContext DIGITS = new MathContext(4);

    /** Sorts and drops repetitions; fails if there is none, or one is negative or not finite. */
    public Lambdas {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected at least one, got none");
        }
        values.forEach(Objective::requireLambda);
        // Adding zero makes -0.0 the same as 0.0.
        values = List.copyOf(
                new TreeSet<>(values.stream().map(value -> value + 0.0).toList()));
    }

    /** Returns 0, and 1, 2 and 5 times the powers of ten from 0.01 to 1000. */
    public static Lambdas usual() {
        return parse("0,0.01,0.02,0.05,0.1,0.2,0.5,1,2,5,10,20,50,100,200,500,1000");
    }

    /** Reads {@code 0,0.5,1} or {@code FROM:TO:COUNT}: COUNT lambdas with equal factors between them, to four digits. Fails for others. */
    public static Lambdas parse(String text) {
        String[] ends = text.split(":", -1);
        if (ends.length == 1) {
            return new Lambdas(
                    Stream.of(text.split(",", -1)).map(Lambdas::number).toList());
        }
        if (ends.length != 3) {
            throw new IllegalArgumentException("expected A,B,C or FROM:TO:COUNT, got " + text);
        }
        double from = number(ends[0]);
        double to = number(ends[1]);
        double count = number(ends[2]);
        if (!(from > 0
                && from < to
                && to <= Double.MAX_VALUE
                && count >= 2
                && count <= 1000
                && count == Math.rint(count))) {
            throw new IllegalArgumentException(
                    "expected 0 < FROM < TO and a whole COUNT from 2 to 1000 in FROM:TO:COUNT, got " + text);
        }
        return new Lambdas(DoubleStream.iterate(0, k -> k < count, k -> k + 1)
                .map(k -> from * StrictMath.pow(to / from, k / (count - 1)))
                .mapToObj(value -> new BigDecimal(value, DIGITS).doubleValue())
                .toList());
    }

    /** Returns these and others. */
    public Lambdas and(Collection<Double> others) {
        return new Lambdas(Stream.concat(values.stream(), others.stream()).toList());
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected numbers, got \"" + text + "\"", e);
        }
    }
}
