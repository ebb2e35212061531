package org.ridgeline.model.gpu.ptx;

import java.util.Locale;

/**
 * An instruction at which the threads of a warp that its mask names wait for one another and then exchange values: a shuffle, a vote or
 * a barrier of the warp. Threads that have ended are not waited for.
 */
final class WarpOperation implements Instruction.Step {

    /** What is exchanged once all have come. */
    @FunctionalInterface
    interface Exchange {
        /**
         * Overwrites the registers of the lanes in the mask.
         *
         * @param lanes of the warp; one that is not in {@code present} must not be read
         * @param present which lanes take part, a bit each
         */
        void run(ThreadState[] lanes, int present);
    }

    private final int mask;
    private final Exchange exchange;

    /** Makes the operation over the lanes that the slot {@code mask} names. */
    WarpOperation(int mask, Exchange exchange) {
        this.mask = mask;
        this.exchange = exchange;
    }

    @Override
    public void run(ThreadState thread) {
        if ((mask(thread) >>> (thread.thread & 31) & 1) == 0) {
            throw new Fault("takes part without being named in the mask " + hexadecimal(mask(thread)));
        }
        thread.status = ThreadState.Status.AT_WARP_OPERATION;
    }

    /**
     * Exchanges and lets the lanes go on if all that the mask of one waiting lane names have come, or have ended.
     *
     * @return whether it did
     */
    boolean tryExchange(ThreadState[] lanes, ThreadState waiting) {
        int wanted = mask(waiting);
        int present = 0;
        for (int lane = 0; lane < lanes.length; lane++) {
            ThreadState other = lanes[lane];
            if ((wanted >>> lane & 1) == 0 || other.status == ThreadState.Status.ENDED) {
                continue;
            }
            if (other.status != ThreadState.Status.AT_WARP_OPERATION
                    || other.next != waiting.next
                    || mask(other) != wanted) {
                return false;
            }
            present |= 1 << lane;
        }
        exchange.run(lanes, present);
        for (int lane = 0; lane < lanes.length; lane++) {
            if ((present >>> lane & 1) != 0) {
                lanes[lane].status = ThreadState.Status.RUNNING;
            }
        }
        return true;
    }

    private int mask(ThreadState thread) {
        return (int) thread.registers[mask];
    }

    static String hexadecimal(int mask) {
        return String.format(Locale.ROOT, "0x%08x", mask);
    }
}
