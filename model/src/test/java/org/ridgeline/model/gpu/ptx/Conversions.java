package org.ridgeline.model.gpu.ptx;

import static org.ridgeline.model.gpu.ptx.FloatOperations.bits;
import static org.ridgeline.model.gpu.ptx.FloatOperations.number;
import static org.ridgeline.model.gpu.ptx.FloatOperations.single;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What {@code cvt} does (PTX ISA, "cvt"). */
final class Conversions {

    private static final double TWO_TO_64 = 0x1p64;

    private Conversions() {}

    /**
     * Returns the conversion.
     *
     * @param modifiers between {@code cvt} and the types: a rounding or none
     */
    static Operation.Function of(List<String> modifiers, Type to, Type from) {
        String rounding = modifiers.isEmpty() ? "" : modifiers.get(0);
        if (modifiers.size() > 1) {
            throw new Fault("unknown modifiers " + modifiers);
        }
        if (to.isFloat() && from.isFloat()) {
            return rounding.equals("rn") || rounding.isEmpty() ? between(to, from) : rounded(whole(rounding), to, from);
        }
        if (to.isFloat()) {
            check(rounding.equals("rn"), rounding);
            return fromInteger(to, from);
        }
        if (from.isFloat()) {
            return toInteger(whole(rounding), to, from);
        }
        check(rounding.isEmpty(), rounding);
        return (a, b, c) -> to.integer(from.integer(a));
    }

    private static void check(boolean known, String rounding) {
        if (!known) {
            throw new Fault("unknown modifier ." + rounding);
        }
    }

    private static DoubleUnaryOperator whole(String rounding) {
        return switch (rounding) {
            case "rni" -> Math::rint;
            case "rzi" -> a -> a < 0 ? Math.ceil(a) : Math.floor(a);
            case "rmi" -> Math::floor;
            case "rpi" -> Math::ceil;
            default -> throw new Fault("unknown modifier ." + rounding);
        };
    }

    private static double widened(Type from, long bits) {
        return from == Type.F64 ? number(bits) : single(bits);
    }

    private static Operation.Function between(Type to, Type from) {
        return to == Type.F64 ? (a, b, c) -> bits(widened(from, a)) : (a, b, c) -> bits((float) widened(from, a));
    }

    private static Operation.Function rounded(DoubleUnaryOperator whole, Type to, Type from) {
        return to == Type.F64
                ? (a, b, c) -> bits(whole.applyAsDouble(widened(from, a)))
                : (a, b, c) -> bits((float) whole.applyAsDouble(widened(from, a)));
    }

    private static Operation.Function fromInteger(Type to, Type from) {
        boolean large = from == Type.U64;
        if (to == Type.F64) {
            return (a, b, c) -> bits(large && a < 0 ? unsigned(a).doubleValue() : (double) from.integer(a));
        }
        return (a, b, c) -> bits(large && a < 0 ? unsigned(a).floatValue() : (float) from.integer(a));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** Beyond the type's range the nearest end of it; not a number is 0, or the highest bit alone where f64 or 64 bits take part. */
    private static Operation.Function toInteger(DoubleUnaryOperator whole, Type to, Type from) {
        int width = 8 * to.bytes();
        long notANumber = from == Type.F64 || width == 64 ? to.integer(1L << width - 1) : 0;
        double least = to.isSigned() ? -Math.scalb(1.0, width - 1) : 0;
        long lowest = to.isSigned() ? -1L << width - 1 : 0;
        long highest = to.isSigned() ? ~lowest : width == 64 ? -1L : (1L << width) - 1;
        double above = to.isSigned() ? Math.scalb(1.0, width - 1) : Math.min(TWO_TO_64, Math.scalb(1.0, width));
        return (a, b, c) -> {
            double value = whole.applyAsDouble(widened(from, a));
            if (Double.isNaN(value)) {
                return notANumber;
            }
            if (value < least) {
                return lowest;
            }
            if (value >= above) {
                return highest;
            }
            return value >= 0x1p63 ? new BigDecimal(value).toBigInteger().longValue() : (long) value;
        };
    }
}
