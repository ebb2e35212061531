package org.ridgeline.model.gpu.ptx;

/**
 * An instruction that makes one register out of up to three.
 *
 * @param operands how many it reads
 * @param function of their bits
 */
record Operation(int operands, Function function) {

    /** A function of raw bits, of which those past {@link #operands} mean nothing. */
    @FunctionalInterface
    interface Function {
        long of(long a, long b, long c);
    }

    static Operation of(int operands, Function function) {
        return new Operation(operands, function);
    }
}
