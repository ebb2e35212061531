package org.ridgeline.model.device;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import org.ridgeline.data.matrix.CsrMatrix;

/** The CPU with some threads, which stay the caller's. */
public final class CpuDevice implements Device {

    /** Of the copy that is timed: 64 MiB, beyond the caches of most machines; of some servers it is not. */
    private static final int COPY_DOUBLES = 1 << 23;

    /** What a worker copies at a time. */
    private static final int PIECE = 1 << 17;

    private final Workers workers;

    /** Binds the threads. */
    public CpuDevice(Workers workers) {
        this.workers = workers;
    }

    @Override
    public Kind kind() {
        return Kind.CPU;
    }

    @Override
    public String name() {
        return "CPU";
    }

    /** Returns nothing: what a run says of its machine and threads says it all. */
    @Override
    public SortedMap<String, String> properties() {
        return Collections.emptySortedMap();
    }

    @Override
    public SparseProducts products(CsrMatrix matrix) {
        return new CpuSparseProducts(matrix, workers);
    }

    @Override
    public BareWork bareWork(CsrMatrix matrix) {
        SparseProducts products = products(matrix);
        double[] v = ones(matrix.columns());
        double[] u = ones(matrix.rows());
        double[] xv = new double[matrix.rows()];
        double[] xu = new double[matrix.columns()];
        double[] from = ones(COPY_DOUBLES);
        double[] to = new double[COPY_DOUBLES];
        return new BareWork(
                () -> products.multiply(v, xv),
                () -> products.multiplyTransposed(u, xu),
                () -> workers.forEach(
                        COPY_DOUBLES / PIECE, p -> System.arraycopy(from, p * PIECE, to, p * PIECE, PIECE)),
                (long) COPY_DOUBLES * Double.BYTES,
                () -> {},
                () -> {});
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Does nothing. */
    @Override
    public void close() {}
}
