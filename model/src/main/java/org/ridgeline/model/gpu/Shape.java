package org.ridgeline.model.gpu;

/**
 * With how many blocks a kernel runs: a function of the size of the work alone, so that sums are cut alike on every device. The numbers
 * are those of the kernels' sources.
 */
final class Shape {

    /** Threads in a block. */
    static final int THREADS = 256;

    /** Threads for a row of a matrix. */
    static final int LANES = 8;

    /** Vectors in a batch, at most. */
    static final int MAX_BATCH = 32;

    /** Enough to fill the largest devices of 2025 twice; larger work goes around. */
    static final int MAX_BLOCKS = 2048;

    private static final int WARP = 32;

    private Shape() {}

    /** Returns the blocks for so many numbers, one for each thread. */
    static int blocks(long numbers) {
        return (int) Math.max(1, Math.min(MAX_BLOCKS, (numbers + THREADS - 1) / THREADS));
    }

    /** Returns the blocks for so many rows of a matrix. */
    static int blocksForRows(long rows) {
        return blocks(rows * LANES);
    }

    /** Returns the blocks for so many segments, a warp for each. */
    static int blocksForSegments(long segments) {
        return blocks(segments * WARP);
    }
}
