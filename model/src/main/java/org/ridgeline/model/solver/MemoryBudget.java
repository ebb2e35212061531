package org.ridgeline.model.solver;

import org.ridgeline.model.device.RowProducts;

/**
 * How much memory a ridge fit may take, and so whether its matrix stays there or goes to a file.
 *
 * @param bytes of heap for the matrix and the fit, above 0; what else the program keeps is not in it
 */
public record MemoryBudget(long bytes) {

    /** Bytes of a nonzero, at most: 12 in a matrix, beside 18 in a builder that has just grown; 24 with the transpose. */
    private static final int BYTES_PER_ENTRY = 30;

    /** Bytes of a row: where it starts, in builder and matrix, its label, and at most 8 vectors of n at a time. */
    private static final int BYTES_PER_ROW = 24 + 8 * Double.BYTES;

    /** Bytes of a column: 12 vectors of d at a time, at most. */
    private static final int BYTES_PER_COLUMN = 12 * Double.BYTES;

    /** The dense block of the preconditioner, its rows and copies. */
    private static final long BLOCK_BYTES = 64L << 20;

    /** What of the heap a matrix and a fit may take by default: the rest is for the counted texts and the words. */
    public static final double SHARE_OF_HEAP = 0.6;

    /** Returns the default, {@value #SHARE_OF_HEAP} of this program's heap. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget((long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()));
    }

    /** Returns a budget that holds anything. */
    public static MemoryBudget unlimited() {
        return new MemoryBudget(Long.MAX_VALUE);
    }

    public MemoryBudget {
        if (bytes <= 0) {
            throw new IllegalArgumentException("memory must be above 0 bytes, got " + bytes);
        }
    }

    /** Returns whether {@link LeastSquares} has room for a matrix of this shape in memory; else it should be in a file. */
    public boolean holds(int rows, int columns, long entries) {
        return entries <= Integer.MAX_VALUE - 8 && inMemory(rows, columns, entries) <= bytes;
    }

    /** Returns whether {@link LeastSquares} has room for the fit at all, with the matrix in a file. */
    public boolean holdsFit(int rows, int columns, long entries) {
        return inFile(rows, columns, entries) <= bytes;
    }

    /** Returns the bytes of making a matrix in memory and fitting it. */
    public static long inMemory(int rows, int columns, long entries) {
        return BYTES_PER_ENTRY * entries + vectors(rows, columns);
    }

    /** Returns the bytes of making a matrix in a file and fitting it; the system may keep what it likes of the file beside them. */
    public static long inFile(int rows, int columns, long entries) {
        return RowProducts.bytes(columns, entries) + vectors(rows, columns);
    }

    private static long vectors(int rows, int columns) {
        return BYTES_PER_ROW * (long) rows + BYTES_PER_COLUMN * (long) columns + BLOCK_BYTES;
    }
}
