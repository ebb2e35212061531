package org.ridgeline.model.gpu.ptx;

import java.util.Arrays;

/**
 * The phases of a device: a phase is what one block does between two barriers. As blocks run one after the other, phases only grow, and
 * two accesses are of one launch, one block or one phase as their numbers say.
 */
final class Clock {

    private long phase = 1;
    private long launchStart = 1;
    /** The first phase of each block of this launch so far. */
    private long[] blockStarts = new long[16];

    private int blocks;

    void nextLaunch() {
        phase++;
        launchStart = phase;
        blocks = 0;
    }

    void nextBlock() {
        phase++;
        if (blocks == blockStarts.length) {
            blockStarts = Arrays.copyOf(blockStarts, 2 * blocks);
        }
        blockStarts[blocks++] = phase;
    }

    void nextPhase() {
        phase++;
    }

    long phase() {
        return phase;
    }

    boolean inThisLaunch(long earlier) {
        return earlier >= launchStart;
    }

    boolean inThisBlock(long earlier) {
        return earlier >= blockStarts[blocks - 1];
    }

    /** Returns the block that a phase of this launch belongs to. */
    int blockOf(long earlier) {
        int found = Arrays.binarySearch(blockStarts, 0, blocks, earlier);
        return found >= 0 ? found : -found - 2;
    }
}
