package org.ridgeline.model.gpu;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.BareWork;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.SparseProducts;

/** A GPU as the device of fits: copies each matrix to it once, and runs whole solves and descents there. */
public final class GpuDevice implements Device {

    /** Of the copy that is timed: beyond the caches of today's devices. */
    private static final long COPY_BYTES = 1L << 28;

    private final Gpu gpu;
    private final Precision precision;

    /** Takes the GPU over: {@link #close} closes it. */
    public GpuDevice(Gpu gpu, Precision precision) {
        this.gpu = gpu;
        this.precision = precision;
    }

    @Override
    public Kind kind() {
        return Kind.GPU;
    }

    @Override
    public String name() {
        return gpu.name();
    }

    @Override
    public SortedMap<String, String> properties() {
        SortedMap<String, String> properties = new TreeMap<>(gpu.properties());
        properties.put("memory", String.format(Locale.ROOT, "%d MiB", gpu.totalBytes() >> 20));
        properties.put("precision", precision.key());
        return properties;
    }

    @Override
    public double finestTolerance() {
        return precision.finestTolerance();
    }

    @Override
    public SparseProducts products(CsrMatrix matrix) {
        return new GpuMatrix(gpu, matrix, precision, Shape.MAX_BATCH);
    }

    @Override
    public BareWork bareWork(CsrMatrix matrix) {
        return bareWork(matrix, COPY_BYTES);
    }

    /** As above, with a copy of another size. */
    BareWork bareWork(CsrMatrix matrix, long copyBytes) {
        Memory copies = new Memory(gpu, Memory.bytes(1, copyBytes, copyBytes), "a copy to time");
        GpuMatrix x = new GpuMatrix(gpu, matrix, precision, 1);
        try {
            // Leaves ones, and their product, in the vectors there: zeros might be faster than a fit's numbers.
            double[] ones = new double[matrix.columns()];
            Arrays.fill(ones, 1);
            x.multiply(ones, new double[matrix.rows()]);
            long from = copies.allocate(copyBytes);
            long to = copies.allocate(copyBytes);
            return new BareWork(
                    x::multiplyThere,
                    x::multiplyTransposedThere,
                    () -> gpu.copy(from, to, copyBytes),
                    copyBytes,
                    gpu::synchronize,
                    () -> {
                        copies.close();
                        x.close();
                    });
        } catch (RuntimeException | Error e) {
            copies.close();
            x.close();
            throw e;
        }
    }

    /** Closes the GPU, and with it every matrix on it. */
    @Override
    public void close() {
        gpu.close();
    }
}
