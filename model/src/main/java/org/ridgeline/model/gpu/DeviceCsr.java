package org.ridgeline.model.gpu;

import java.util.List;
import java.util.stream.Stream;
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

    /** The segments of long rows, and room for the sums over them of {@link Shape#MAX_BATCH} vectors at most. */
    private final int segmentCount;

    private final long bounds;
    private final long segment;
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
        Segments segments = Segments.of(starts);
        segmentCount = segments.count();
        bounds = memory.copyIn(segments.bounds());
        segment = memory.copyIn(segments.ofRow());
        sums = memory.allocate((long) segmentCount * batch * precision.bytes());
    }

    /** Returns the bytes that such a matrix takes at most. */
    static long bytes(long rows, long nonzeros, Precision precision, int batch) {
        long segments = Segments.most(nonzeros);
        return Memory.bytes(Integer.BYTES, rows + 1, nonzeros, 2 * segments, rows + 1)
                + Memory.bytes(precision.bytes(), nonzeros, segments * batch);
    }

    /** out_c = A v_c for k vectors. */
    void multiply(int k, long v, long out) {
        launch(k == 1 ? "multiply" : "batchMultiply", k, v, out);
    }

    /** out = A v - y; returns how many partial sums of ||out||² there are. */
    int residual(long v, long y, long out, long partials) {
        return launch("residual", 1, v, y, out, partials);
    }

    /** u = A v / divisor - share u unless closed; returns how many partial sums of ||u||² there are. */
    int advance(long v, long divisor, long share, long u, long partials, long open) {
        return launch("advance", 1, v, divisor, share, u, partials, open);
    }

    /** out = factor (A v + lambda w). */
    void gradient(long v, double lambda, double factor, long w, long out) {
        launch("gradient", 1, v, precision.argument(lambda), precision.argument(factor), w, out);
    }

    /** out_c = A v_c + lambda_c p_c for k vectors; returns how many partial sums of p_cᵀ out_c there are. */
    int shifted(int k, long v, long lambdas, long p, long out, long partials) {
        return launch(k == 1 ? "shifted" : "batchShifted", k, v, lambdas, p, out, partials);
    }

    /** Sums the segments of long rows for k vectors v, then runs a kernel over the rows; returns its blocks. */
    private int launch(String kernel, int k, long v, Object... others) {
        boolean one = k == 1;
        List<Object> head = one ? List.of() : List.of(k);
        if (segmentCount > 0) {
            gpu.launch(
                    precision.kernel(one ? "segments" : "batchSegments"),
                    one ? Shape.blocksForSegments(segmentCount) : Shape.blocks((long) segmentCount * k),
                    Shape.THREADS,
                    joined(head, List.of(segmentCount, bounds, column, value, v, sums)));
        }
        int blocks = one ? Shape.blocksForRows(rows) : Shape.blocks((long) rows * k);
        gpu.launch(
                precision.kernel(kernel),
                blocks,
                Shape.THREADS,
                joined(head, List.of(rows, start, column, value, v, segment, sums), others));
        return blocks;
    }

    private static Object[] joined(List<Object> head, List<Object> middle, Object... tail) {
        return Stream.of(head, middle, List.of(tail)).flatMap(List::stream).toArray();
    }
}
