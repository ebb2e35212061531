package org.ridgeline.model.device;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;

/** Bare work of the CPU. The copy is cut into pieces that the workers share, as a large product is. */
final class CpuBareWork implements BareWork {

    /** 64 MiB, beyond the caches of most machines; of some servers it is not. */
    private static final int COPY_DOUBLES = 1 << 23;

    private static final int PIECE = 1 << 17;

    private final SparseProducts products;
    private final Workers workers;
    private final double[] v;
    private final double[] xv;
    private final double[] u;
    private final double[] xu;
    private final double[] from = new double[COPY_DOUBLES];
    private final double[] to = new double[COPY_DOUBLES];

    CpuBareWork(CsrMatrix x, Workers workers) {
        this.products = new CpuSparseProducts(x, workers);
        this.workers = workers;
        v = new double[x.columns()];
        xv = new double[x.rows()];
        u = new double[x.rows()];
        xu = new double[x.columns()];
        Arrays.fill(v, 1);
        Arrays.fill(u, 1);
        Arrays.fill(from, 1);
    }

    @Override
    public void multiply() {
        products.multiply(v, xv);
    }

    @Override
    public void multiplyTransposed() {
        products.multiplyTransposed(u, xu);
    }

    @Override
    public void copy() {
        workers.forEach(COPY_DOUBLES / PIECE, p -> System.arraycopy(from, p * PIECE, to, p * PIECE, PIECE));
    }

    @Override
    public long copyBytes() {
        return (long) COPY_DOUBLES * Double.BYTES;
    }

    /** Does nothing: every method waits. */
    @Override
    public void finish() {}

    /** Does nothing. */
    @Override
    public void close() {}
}
