package org.ridgeline.model.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.DeviceDescent;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;

/**
 * A sparse matrix X (n x d) and its transpose on a device, copied once for all products, solves and descents. A single product copies its
 * vectors there and back; a solve or a descent copies only at its ends.
 *
 * <p>Both must fit beside each other: a larger matrix is refused with the numbers.
 */
final class GpuMatrix implements SparseProducts, KrylovSolves {

    /** How many steps are queued before the host looks whether a solve is done; those after its end change nothing. */
    private static final int LOOK_EVERY = 32;

    private final Gpu gpu;
    private final Precision precision;
    private final int rows;
    private final int columns;
    private final int batch;
    private final Memory memory;
    private final DeviceCsr matrix;
    private final DeviceCsr transpose;
    private final double[] squares;
    private final long wide;
    private final long tall;

    /**
     * Copies X and its transpose; the device stays the caller's and must outlive the matrix.
     *
     * @param batch the most vectors in a product, a power of two up to 32
     * @throws GpuException if they do not fit; says what they need and what is free
     */
    GpuMatrix(Gpu gpu, CsrMatrix x, Precision precision, int batch) {
        if (batch < 1 || batch > Shape.MAX_BATCH || Integer.bitCount(batch) != 1) {
            throw new IllegalArgumentException(
                    "batch must be a power of two up to " + Shape.MAX_BATCH + ", got " + batch);
        }
        this.gpu = gpu;
        this.precision = precision;
        this.batch = batch;
        rows = x.rows();
        columns = x.columns();
        squares = columnSquares(x);
        memory = new Memory(gpu, bytes(x, precision, batch), x + " with its transpose");
        try {
            matrix = new DeviceCsr(gpu, memory, x, precision, batch);
            transpose = new DeviceCsr(gpu, memory, x.transpose(), precision, batch);
            wide = memory.allocate((long) columns * precision.bytes());
            tall = memory.allocate((long) rows * precision.bytes());
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    /** Returns the bytes that X, its transpose and a vector on each side take on a device, at most. */
    static long bytes(CsrMatrix x, Precision precision, int batch) {
        return DeviceCsr.bytes(x.rows(), x.nonzeros(), precision, batch)
                + DeviceCsr.bytes(x.columns(), x.nonzeros(), precision, batch)
                + Memory.bytes(precision.bytes(), x.rows(), x.columns());
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    Gpu gpu() {
        return gpu;
    }

    Precision precision() {
        return precision;
    }

    int batch() {
        return batch;
    }

    DeviceCsr matrix() {
        return matrix;
    }

    DeviceCsr transpose() {
        return transpose;
    }

    /** Returns the diagonal of XᵀX (d); not a copy. */
    double[] squares() {
        return squares;
    }

    /** Runs a kernel over so many numbers in the matrix's precision, and returns its blocks: the number of partial sums, if it makes any. */
    int launch(String kernel, long numbers, Object... arguments) {
        int blocks = Shape.blocks(numbers);
        gpu.launch(precision.kernel(kernel), blocks, Shape.THREADS, arguments);
        return blocks;
    }

    /** Runs a kernel on scalars and partial sums, in one block. */
    void launchOne(String kernel, Object... arguments) {
        gpu.launch(kernel, 1, Shape.THREADS, arguments);
    }

    @Override
    public void multiply(double[] v, double[] product) {
        requireLengths(v, columns, product, rows);
        precision.copyIn(gpu, v, wide);
        matrix.multiply(1, wide, tall);
        precision.copyOut(gpu, tall, product);
    }

    @Override
    public void multiplyTransposed(double[] u, double[] product) {
        requireLengths(u, rows, product, columns);
        precision.copyIn(gpu, u, tall);
        transpose.multiply(1, tall, wide);
        precision.copyOut(gpu, wide, product);
    }

    /** Computes Xv for the vectors that stand on the device, copying nothing. */
    void multiplyThere() {
        matrix.multiply(1, wide, tall);
    }

    /** Computes Xᵀu for the vectors that stand on the device, copying nothing. */
    void multiplyTransposedThere() {
        transpose.multiply(1, tall, wide);
    }

    @Override
    public Optional<KrylovSolves> solves() {
        return Optional.of(this);
    }

    @Override
    public List<Solution> conjugateGradients(double[] y, List<Double> lambdas, double tolerance, int maxIterations) {
        int most = GpuConjugateGradient.lambdasWithRoom(this, lambdas.size());
        List<Solution> solutions = new ArrayList<>();
        for (int from = 0; from < lambdas.size(); from += most) {
            double[] together = lambdas.subList(from, Math.min(from + most, lambdas.size())).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            solutions.addAll(GpuConjugateGradient.solve(this, y, together, tolerance, maxIterations, LOOK_EVERY));
        }
        return solutions;
    }

    @Override
    public Solution lsqr(double[] y, double damp, boolean interpolate, double tolerance, int maxIterations) {
        return GpuLsqr.solve(this, y, damp, interpolate, tolerance, maxIterations, LOOK_EVERY);
    }

    @Override
    public Optional<DeviceDescent> descent(double[] y, double lambda, double factor) {
        return Optional.of(new GpuDescent(this, y, lambda, factor));
    }

    /** Checks that there is a label for each row. */
    void requireLabels(double[] y) {
        if (y.length != rows) {
            throw new IllegalArgumentException("labels: expected one per row, " + rows + ", got " + y.length);
        }
    }

    private static void requireLengths(double[] vector, int expected, double[] product, int expectedProduct) {
        if (vector.length != expected || product.length != expectedProduct) {
            throw new IllegalArgumentException("expected a vector of " + expected + " and a product of "
                    + expectedProduct + ", got " + vector.length + " and " + product.length);
        }
    }

    private static double[] columnSquares(CsrMatrix x) {
        double[] squares = new double[x.columns()];
        for (int k = 0; k < x.nonzeros(); k++) {
            squares[x.columnAt(k)] += x.valueAt(k) * x.valueAt(k);
        }
        return squares;
    }

    /** Frees the device's memory; may be called again. */
    @Override
    public void close() {
        memory.close();
    }
}
