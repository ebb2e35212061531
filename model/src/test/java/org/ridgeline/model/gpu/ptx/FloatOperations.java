package org.ridgeline.model.gpu.ptx;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * IEEE 754 arithmetic, rounded to nearest even (PTX ISA, "Floating-Point Instructions"). Sums, differences, products, quotients and square roots of
 * floats are computed in double and rounded once more, which gives the float that one rounding gives: 53 bits are at least 2 x 24 + 2
 * (Figueroa, "When is double rounding innocuous?", 1995). Fused products are not of that kind and are {@link Math#fma}'s.
 */
final class FloatOperations {

    private final Map<String, Operation> all;

    private FloatOperations(Map<String, Operation> all) {
        this.all = all;
    }

    /** Adds every operation under its full name without {@code .rn}, such as {@code add.f64}. */
    static void addTo(Map<String, Operation> all) {
        FloatOperations operations = new FloatOperations(all);
        operations.two("add", (a, b) -> a + b);
        operations.two("sub", (a, b) -> a - b);
        operations.two("mul", (a, b) -> a * b);
        operations.two("div", (a, b) -> a / b);
        operations.two("min", (a, b) -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b));
        operations.two("max", (a, b) -> Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b));
        operations.two("copysign", (a, b) -> Math.copySign(b, a));
        operations.one("sqrt", Math::sqrt);
        operations.one("rcp", a -> 1.0 / a);
        operations.one("neg", a -> -a);
        operations.one("abs", Math::abs);
        for (String name : new String[] {"fma", "mad"}) {
            operations.put(name + ".f64", 3, (a, b, c) -> bits(Math.fma(number(a), number(b), number(c))));
            operations.put(name + ".f32", 3, (a, b, c) -> bits(Math.fma(single(a), single(b), single(c))));
        }
    }

    static double number(long bits) {
        return Double.longBitsToDouble(bits);
    }

    static float single(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    static long bits(double number) {
        return Double.doubleToRawLongBits(number);
    }

    static long bits(float number) {
        return Float.floatToRawIntBits(number);
    }

    private void two(String name, DoubleBinaryOperator function) {
        put(name + ".f64", 2, (a, b, c) -> bits(function.applyAsDouble(number(a), number(b))));
        put(name + ".f32", 2, (a, b, c) -> bits((float) function.applyAsDouble(single(a), single(b))));
    }

    private void one(String name, DoubleUnaryOperator function) {
        put(name + ".f64", 1, (a, b, c) -> bits(function.applyAsDouble(number(a))));
        put(name + ".f32", 1, (a, b, c) -> bits((float) function.applyAsDouble(single(a))));
    }

    private void put(String name, int operands, Operation.Function function) {
        all.put(name, Operation.of(operands, function));
    }
}
