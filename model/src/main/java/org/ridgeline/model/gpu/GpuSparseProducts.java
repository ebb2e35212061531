package org.ridgeline.model.gpu;

import java.util.Optional;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.DeviceDescent;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;

/**
 * Sparse products on a GPU, vector by vector: each is copied there and back. For what asks for single products, such as a certificate;
 * whole solves on the device copy only at their ends.
 */
public final class GpuSparseProducts implements SparseProducts {

    private final GpuMatrix x;

    /** Whether the matrix is closed with this. */
    private final boolean owner;

    private final Memory memory;
    private final long wide;
    private final long tall;

    /** Binds a matrix, which stays the caller's and must outlive this. */
    public GpuSparseProducts(GpuMatrix x) {
        this(x, false);
    }

    private GpuSparseProducts(GpuMatrix x, boolean owner) {
        this.x = x;
        this.owner = owner;
        long bytes = x.precision().bytes();
        memory = new Memory(
                x.gpu(),
                Memory.bytes(x.precision().bytes(), x.rows(), x.columns()),
                "a vector on each side of " + x.rows() + " x " + x.columns());
        try {
            wide = memory.allocate(x.columns() * bytes);
            tall = memory.allocate(x.rows() * bytes);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    /** Copies a matrix, which is freed with the products, with room for the largest batches. */
    static GpuSparseProducts copyOf(Gpu gpu, CsrMatrix matrix, Precision precision) {
        GpuMatrix x = new GpuMatrix(gpu, matrix, precision, Shape.MAX_BATCH);
        try {
            return new GpuSparseProducts(x, true);
        } catch (RuntimeException | Error e) {
            x.close();
            throw e;
        }
    }

    @Override
    public int rows() {
        return x.rows();
    }

    @Override
    public int columns() {
        return x.columns();
    }

    @Override
    public void multiply(double[] v, double[] product) {
        requireLengths(v, x.columns(), product, x.rows());
        x.precision().copyIn(x.gpu(), v, wide);
        x.matrix().multiply(wide, tall);
        x.precision().copyOut(x.gpu(), tall, product);
    }

    @Override
    public void multiplyTransposed(double[] u, double[] product) {
        requireLengths(u, x.rows(), product, x.columns());
        x.precision().copyIn(x.gpu(), u, tall);
        x.transpose().multiply(tall, wide);
        x.precision().copyOut(x.gpu(), wide, product);
    }

    @Override
    public Optional<KrylovSolves> solves() {
        return Optional.of(new GpuSolves(x));
    }

    @Override
    public Optional<DeviceDescent> descent(double[] y, double lambda, double factor) {
        return Optional.of(new GpuDescent(x, y, lambda, factor));
    }

    private static void requireLengths(double[] vector, int expected, double[] product, int expectedProduct) {
        if (vector.length != expected || product.length != expectedProduct) {
            throw new IllegalArgumentException("expected a vector of " + expected + " and a product of "
                    + expectedProduct + ", got " + vector.length + " and " + product.length);
        }
    }

    /** Frees the two vectors, and the matrix if it is no one else's; may be called again. */
    @Override
    public void close() {
        try {
            memory.close();
        } finally {
            if (owner) {
                x.close();
            }
        }
    }
}
