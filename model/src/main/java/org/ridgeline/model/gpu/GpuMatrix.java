package org.ridgeline.model.gpu;

import org.ridgeline.data.matrix.CsrMatrix;

/**
 * A sparse matrix X (n x d) and its transpose on a device, copied once for all products and solves.
 *
 * <p>Both must fit beside each other: a larger matrix is refused with the numbers. Streaming it in blocks of rows is not written.
 */
public final class GpuMatrix implements AutoCloseable {

    private final Gpu gpu;
    private final Precision precision;
    private final int rows;
    private final int columns;
    private final int batch;
    private final Memory memory;
    private final DeviceCsr matrix;
    private final DeviceCsr transpose;
    private final double[] squares;

    /**
     * Copies X and its transpose; the device stays the caller's and must outlive the matrix.
     *
     * @param batch the most vectors in a product, a power of two up to 32
     * @throws GpuException if they do not fit; says what they need and what is free
     */
    public GpuMatrix(Gpu gpu, CsrMatrix x, Precision precision, int batch) {
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
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    /** Returns the bytes that X and its transpose take on a device, at most. */
    public static long bytes(CsrMatrix x, Precision precision, int batch) {
        return DeviceCsr.bytes(x.rows(), x.nonzeros(), precision, batch)
                + DeviceCsr.bytes(x.columns(), x.nonzeros(), precision, batch);
    }

    /** Returns n. */
    public int rows() {
        return rows;
    }

    /** Returns d. */
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

    private static double[] columnSquares(CsrMatrix x) {
        double[] squares = new double[x.columns()];
        for (int k = 0; k < x.nonzeros(); k++) {
            squares[x.columnAt(k)] += x.valueAt(k) * x.valueAt(k);
        }
        return squares;
    }

    /** Frees the device's memory. */
    @Override
    public void close() {
        memory.close();
    }
}
