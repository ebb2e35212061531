package org.ridgeline.model.gpu.ptx;

import java.util.Map;

/** Integers and bits (PTX ISA, "Integer Arithmetic Instructions", "Logic and Shift Instructions"). A result of 32 bits is written with its sign extended. */
final class IntegerOperations {

    private final Map<String, Operation> all;

    private IntegerOperations(Map<String, Operation> all) {
        this.all = all;
    }

    /** Adds every operation under its full name, such as {@code add.s32}. */
    static void addTo(Map<String, Operation> all) {
        IntegerOperations operations = new IntegerOperations(all);
        operations.sums();
        operations.products();
        operations.quotients();
        operations.orders();
        operations.bits();
        operations.fields();
    }

    /** The same bits whether signed or not. */
    private void any(String name, int operands, Operation.Function function) {
        for (String type : new String[] {"s32", "u32", "b32"}) {
            put(name + "." + type, operands, (a, b, c) -> (int) function.of(a, b, c));
        }
        for (String type : new String[] {"s64", "u64", "b64"}) {
            put(name + "." + type, operands, function);
        }
    }

    private void put(String name, int operands, Operation.Function function) {
        all.put(name, Operation.of(operands, function));
    }

    private void sums() {
        any("add", 2, (a, b, c) -> a + b);
        any("sub", 2, (a, b, c) -> a - b);
        any("neg", 1, (a, b, c) -> -a);
        put("abs.s32", 1, (a, b, c) -> Math.abs((int) a));
        put("abs.s64", 1, (a, b, c) -> Math.abs(a));
    }

    private void products() {
        any("mul.lo", 2, (a, b, c) -> a * b);
        any("mad.lo", 3, (a, b, c) -> a * b + c);
        put("mul.wide.s32", 2, (a, b, c) -> (long) (int) a * (int) b);
        put("mul.wide.u32", 2, (a, b, c) -> unsigned(a) * unsigned(b));
        put("mad.wide.s32", 3, (a, b, c) -> (long) (int) a * (int) b + c);
        put("mad.wide.u32", 3, (a, b, c) -> unsigned(a) * unsigned(b) + c);
        put("mul.hi.s32", 2, (a, b, c) -> (long) (int) a * (int) b >> 32);
        put("mul.hi.u32", 2, (a, b, c) -> (int) (unsigned(a) * unsigned(b) >>> 32));
        put("mul.hi.s64", 2, (a, b, c) -> Math.multiplyHigh(a, b));
        put("mul.hi.u64", 2, (a, b, c) -> Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a));
    }

    private void quotients() {
        put("div.s32", 2, (a, b, c) -> (int) a / (int) divisor((int) b));
        put("rem.s32", 2, (a, b, c) -> (int) a % (int) divisor((int) b));
        put("div.u32", 2, (a, b, c) -> (int) (unsigned(a) / divisor(unsigned(b))));
        put("rem.u32", 2, (a, b, c) -> (int) (unsigned(a) % divisor(unsigned(b))));
        put("div.s64", 2, (a, b, c) -> a / divisor(b));
        put("rem.s64", 2, (a, b, c) -> a % divisor(b));
        put("div.u64", 2, (a, b, c) -> Long.divideUnsigned(a, divisor(b)));
        put("rem.u64", 2, (a, b, c) -> Long.remainderUnsigned(a, divisor(b)));
    }

    private void orders() {
        put("min.s32", 2, (a, b, c) -> Math.min((int) a, (int) b));
        put("max.s32", 2, (a, b, c) -> Math.max((int) a, (int) b));
        put("min.u32", 2, (a, b, c) -> (int) Math.min(unsigned(a), unsigned(b)));
        put("max.u32", 2, (a, b, c) -> (int) Math.max(unsigned(a), unsigned(b)));
        put("min.s64", 2, (a, b, c) -> Math.min(a, b));
        put("max.s64", 2, (a, b, c) -> Math.max(a, b));
        put("min.u64", 2, (a, b, c) -> Long.compareUnsigned(a, b) < 0 ? a : b);
        put("max.u64", 2, (a, b, c) -> Long.compareUnsigned(a, b) > 0 ? a : b);
    }

    private void bits() {
        any("and", 2, (a, b, c) -> a & b);
        any("or", 2, (a, b, c) -> a | b);
        any("xor", 2, (a, b, c) -> a ^ b);
        any("not", 1, (a, b, c) -> ~a);
        put("and.pred", 2, (a, b, c) -> a & b);
        put("or.pred", 2, (a, b, c) -> a | b);
        put("xor.pred", 2, (a, b, c) -> a ^ b);
        put("not.pred", 1, (a, b, c) -> a ^ 1);
        put("shl.b32", 2, (a, b, c) -> unsigned(b) > 31 ? 0 : (int) a << b);
        put("shl.b64", 2, (a, b, c) -> unsigned(b) > 63 ? 0 : a << b);
        for (String type : new String[] {"u", "b"}) {
            put("shr." + type + "32", 2, (a, b, c) -> unsigned(b) > 31 ? 0 : (int) a >>> b);
            put("shr." + type + "64", 2, (a, b, c) -> unsigned(b) > 63 ? 0 : a >>> b);
        }
        put("shr.s32", 2, (a, b, c) -> (int) a >> Math.min(unsigned(b), 31));
        put("shr.s64", 2, (a, b, c) -> a >> Math.min(unsigned(b), 63));
        put("popc.b32", 1, (a, b, c) -> Integer.bitCount((int) a));
        put("popc.b64", 1, (a, b, c) -> Long.bitCount(a));
        put("clz.b32", 1, (a, b, c) -> Integer.numberOfLeadingZeros((int) a));
        put("clz.b64", 1, (a, b, c) -> Long.numberOfLeadingZeros(a));
        put("brev.b32", 1, (a, b, c) -> Integer.reverse((int) a));
        put("brev.b64", 1, (a, b, c) -> Long.reverse(a));
    }

    private void fields() {
        put("shf.l.wrap.b32", 3, (a, b, c) -> (int) ((b << 32 | unsigned(a)) << (c & 31) >>> 32));
        put("shf.r.wrap.b32", 3, (a, b, c) -> (int) ((b << 32 | unsigned(a)) >>> (c & 31)));
        put("bfe.u32", 3, (a, b, c) ->
                (int) (unsigned(a) >>> Math.min(b & 255, 32) & (1L << Math.min(c & 255, 32)) - 1));
        put("prmt.b32", 3, IntegerOperations::permuted);
    }

    /** Bytes of b and a, picked by four digits of c; the high bit of a digit asks for the byte's sign instead. */
    private static long permuted(long a, long b, long c) {
        long both = b << 32 | unsigned(a);
        int result = 0;
        for (int i = 0; i < 4; i++) {
            int digit = (int) (c >>> 4 * i) & 15;
            byte picked = (byte) (both >>> 8 * (digit & 7));
            result |= ((digit & 8) == 0 ? picked & 255 : picked < 0 ? 255 : 0) << 8 * i;
        }
        return result;
    }

    private static long unsigned(long bits) {
        return bits & 0xffff_ffffL;
    }

    private static long divisor(long b) {
        if (b == 0) {
            throw new Fault("divides an integer by zero");
        }
        return b;
    }
}
