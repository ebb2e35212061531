package org.ridgeline.model.gpu;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.BareWork;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.SparseProducts;

/** A GPU as the device of fits: copies each matrix to it once, and runs whole solves and descents there. */
public final class GpuDevice implements Device {

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
        return GpuSparseProducts.copyOf(gpu, matrix, precision);
    }

    @Override
    public BareWork bareWork(CsrMatrix matrix) {
        return new GpuBareWork(gpu, matrix, precision);
    }

    /** Closes the GPU, and with it every matrix on it. */
    @Override
    public void close() {
        gpu.close();
    }
}
