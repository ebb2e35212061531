package org.ridgeline.model.gpu;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * A sparse matrix A on the device in compressed rows, and the launches of the kernels that multiply with it; see {@code products.cuh} and
 * {@code batch.cuh}. Vectors are addresses; a batch of k vectors stands interleaved.
 */
final class DeviceCsr {

    private final Gpu gpu;
    private final Precision precision;
    private final int rows;
    private final long start;
    private final long column;
    private final long value;

    /** The chunks that lie in one row, and room for the sums of all chunks of {@link Shape#MAX_BATCH} vectors at most. */
    private final int chunkCount;

    private final long chunks;
    private final long sums;

    /** Copies the matrix into memory that the caller frees. */
    DeviceCsr(Gpu gpu, Memory memory, CsrMatrix a, Precision precision, int batch) {
        this.gpu = gpu;
        this.precision = precision;
        rows = a.rows();
        int[] starts = new int[rows + 1];
        for (int i = 0; i <= rows; i++) {
            starts[i] = a.rowStart(i);
        }
        int[] columns = new int[a.nonzeros()];
        double[] values = new double[a.nonzeros()];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = a.columnAt(k);
            values[k] = a.valueAt(k);
        }
        start = memory.copyIn(starts);
        column = memory.copyIn(columns);
        value = memory.copyIn(values, precision);
        int[] inOneRow = chunksInOneRow(starts);
        chunkCount = inOneRow.length;
        chunks = memory.copyIn(inOneRow);
        sums = memory.allocate(chunkSums(a.nonzeros(), batch) * precision.bytes());
    }

    /** Returns the bytes that such a matrix takes at most. */
    static long bytes(long rows, long nonzeros, Precision precision, int batch) {
        return Memory.bytes(Integer.BYTES, rows + 1, nonzeros, nonzeros / Shape.CHUNK)
                + Memory.bytes(precision.bytes(), nonzeros, chunkSums(nonzeros, batch));
    }

    /** Returns how many sums of chunks there may be. */
    private static long chunkSums(long nonzeros, int batch) {
        return (nonzeros / Shape.CHUNK + 1) * batch;
    }

    /** Returns the numbers p of the chunks [p CHUNK, (p + 1) CHUNK) of nonzeros that lie in one row, ascending. */
    static int[] chunksInOneRow(int[] starts) {
        int[] found = new int[starts[starts.length - 1] / Shape.CHUNK];
        int count = 0;
        for (int i = 0; i < starts.length - 1; i++) {
            long first = ((long) starts[i] + Shape.CHUNK - 1) / Shape.CHUNK;
            for (long p = first; p < starts[i + 1] / Shape.CHUNK; p++) {
                found[count++] = (int) p;
            }
        }
        return Arrays.copyOf(found, count);
    }

    int rows() {
        return rows;
    }

    /** out = A v. */
    void multiply(long v, long out) {
        sumChunks(v);
        row("multiply", v, out);
    }

    /** out = A v - y; returns how many partial sums of ||out||² there are. */
    int residual(long v, long y, long out, long partials) {
        sumChunks(v);
        return row("residual", v, y, out, partials);
    }

    /** u = A v / divisor - share u unless closed; returns how many partial sums of ||u||² there are. */
    int advance(long v, long divisor, long share, long u, long partials, long open) {
        sumChunks(v);
        return row("advance", v, divisor, share, u, partials, open);
    }

    /** out = factor (A v + lambda w). */
    void gradient(long v, double lambda, double factor, long w, long out) {
        sumChunks(v);
        row("gradient", v, precision.argument(lambda), precision.argument(factor), w, out);
    }

    /** out_c = A v_c for k vectors. */
    void multiply(int k, long v, long out) {
        if (k == 1) {
            multiply(v, out);
            return;
        }
        sumChunks(k, v);
        batch("batchMultiply", k, v, out);
    }

    /** out_c = A v_c + lambda_c p_c for k vectors; returns how many partial sums of p_cᵀ out_c there are. */
    int shifted(int k, long v, long lambdas, long p, long out, long partials) {
        if (k == 1) {
            sumChunks(v);
            return row("shifted", v, lambdas, p, out, partials);
        }
        sumChunks(k, v);
        return batch("batchShifted", k, v, lambdas, p, out, partials);
    }

    private void sumChunks(long v) {
        if (chunkCount > 0) {
            gpu.launch(
                    precision.kernel("chunks"),
                    Shape.blocksForChunks(chunkCount),
                    Shape.THREADS,
                    chunkCount,
                    chunks,
                    column,
                    value,
                    v,
                    sums);
        }
    }

    private void sumChunks(int k, long v) {
        if (chunkCount > 0) {
            int blocks = Shape.blocks((long) chunkCount * k);
            gpu.launch(
                    precision.kernel("batchChunks"),
                    blocks,
                    Shape.THREADS,
                    k,
                    chunkCount,
                    chunks,
                    column,
                    value,
                    v,
                    sums);
        }
    }

    private int row(String kernel, long v, Object... others) {
        int blocks = Shape.blocksForRows(rows);
        gpu.launch(
                precision.kernel(kernel),
                blocks,
                Shape.THREADS,
                joined(new Object[] {rows, start, column, value, v, sums}, others));
        return blocks;
    }

    private int batch(String kernel, int k, long v, Object... others) {
        int blocks = Shape.blocks((long) rows * k);
        gpu.launch(
                precision.kernel(kernel),
                blocks,
                Shape.THREADS,
                joined(new Object[] {k, rows, start, column, value, v, sums}, others));
        return blocks;
    }

    private static Object[] joined(Object[] head, Object[] tail) {
        Object[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
