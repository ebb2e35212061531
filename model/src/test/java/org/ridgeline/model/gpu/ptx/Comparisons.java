package org.ridgeline.model.gpu.ptx;

import static org.ridgeline.model.gpu.ptx.FloatOperations.number;
import static org.ridgeline.model.gpu.ptx.FloatOperations.single;

/** What {@code setp} compares (PTX ISA, "Comparison and Selection Instructions"). */
final class Comparisons {

    private Comparisons() {}

    /** Returns 1 where the comparison holds of a and b, else 0. */
    static Operation.Function of(String name, Type type) {
        if (type == Type.F64) {
            Floats holds = floats(name);
            return (a, b, c) -> holds.test(number(a), number(b)) ? 1 : 0;
        }
        if (type == Type.F32) {
            Floats holds = floats(name);
            return (a, b, c) -> holds.test(single(a), single(b)) ? 1 : 0;
        }
        return integers(name, type);
    }

    private interface Floats {
        boolean test(double a, double b);
    }

    /** A name with u holds as well where a or b is not a number; one without does not, {@code ne} included. */
    private static Floats floats(String name) {
        return switch (name) {
            case "eq" -> (a, b) -> a == b;
            case "ne" -> (a, b) -> a < b || a > b;
            case "lt" -> (a, b) -> a < b;
            case "le" -> (a, b) -> a <= b;
            case "gt" -> (a, b) -> a > b;
            case "ge" -> (a, b) -> a >= b;
            case "equ" -> (a, b) -> !(a < b || a > b);
            case "neu" -> (a, b) -> a != b;
            case "ltu" -> (a, b) -> !(a >= b);
            case "leu" -> (a, b) -> !(a > b);
            case "gtu" -> (a, b) -> !(a <= b);
            case "geu" -> (a, b) -> !(a < b);
            case "num" -> (a, b) -> !Double.isNaN(a) && !Double.isNaN(b);
            case "nan" -> (a, b) -> Double.isNaN(a) || Double.isNaN(b);
            default -> throw new Fault("unknown comparison ." + name);
        };
    }

    private static Operation.Function integers(String name, Type type) {
        // Unsigned order is signed order with the highest bit flipped; below 64 bits the widened values have their
        // order anyway.
        long flip = type.isSigned() || type.bytes() < 8 ? 0 : Long.MIN_VALUE;
        return switch (name) {
            case "eq" -> (a, b, c) -> type.integer(a) == type.integer(b) ? 1 : 0;
            case "ne" -> (a, b, c) -> type.integer(a) != type.integer(b) ? 1 : 0;
            case "lt", "lo" -> (a, b, c) -> (type.integer(a) ^ flip) < (type.integer(b) ^ flip) ? 1 : 0;
            case "le", "ls" -> (a, b, c) -> (type.integer(a) ^ flip) <= (type.integer(b) ^ flip) ? 1 : 0;
            case "gt", "hi" -> (a, b, c) -> (type.integer(a) ^ flip) > (type.integer(b) ^ flip) ? 1 : 0;
            case "ge", "hs" -> (a, b, c) -> (type.integer(a) ^ flip) >= (type.integer(b) ^ flip) ? 1 : 0;
            default -> throw new Fault("unknown comparison ." + name);
        };
    }
}
