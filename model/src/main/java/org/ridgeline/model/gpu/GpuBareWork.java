package org.ridgeline.model.gpu;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.BareWork;

/** Bare work of a GPU: vectors, products and both sides of the copy are in its memory. */
final class GpuBareWork implements BareWork {

    /** Beyond the caches of today's devices. */
    private static final long COPY_BYTES = 1L << 28;

    private final Gpu gpu;
    private final GpuMatrix x;
    private final Memory memory;
    private final long copyBytes;
    private final long v;
    private final long xv;
    private final long u;
    private final long xu;
    private final long from;
    private final long to;

    GpuBareWork(Gpu gpu, CsrMatrix matrix, Precision precision) {
        this(gpu, matrix, precision, COPY_BYTES);
    }

    /** The same with a copy of another size. */
    GpuBareWork(Gpu gpu, CsrMatrix matrix, Precision precision, long copyBytes) {
        this.gpu = gpu;
        this.copyBytes = copyBytes;
        x = new GpuMatrix(gpu, matrix, precision, 1);
        int one = precision.bytes();
        long bytes =
                Memory.bytes(one, x.rows(), x.rows(), x.columns(), x.columns()) + Memory.bytes(1, copyBytes, copyBytes);
        try {
            memory = new Memory(gpu, bytes, "vectors and a copy to time");
        } catch (RuntimeException | Error e) {
            x.close();
            throw e;
        }
        try {
            v = memory.copyIn(ones(x.columns()), precision);
            xv = memory.allocate((long) x.rows() * one);
            u = memory.copyIn(ones(x.rows()), precision);
            xu = memory.allocate((long) x.columns() * one);
            from = memory.allocate(copyBytes);
            to = memory.allocate(copyBytes);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public void multiply() {
        x.matrix().multiply(v, xv);
    }

    @Override
    public void multiplyTransposed() {
        x.transpose().multiply(u, xu);
    }

    @Override
    public void copy() {
        gpu.copy(from, to, copyBytes);
    }

    @Override
    public long copyBytes() {
        return copyBytes;
    }

    @Override
    public void finish() {
        gpu.synchronize();
    }

    @Override
    public void close() {
        try {
            memory.close();
        } finally {
            x.close();
        }
    }
}
