package org.ridgeline.model.gpu;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.device.BareWork;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.SparseProducts;

/** A GPU as the device of fits: copies each matrix to it once, in double, and runs whole solves there. */
public final class GpuDevice implements Device {

    private final Gpu gpu;

    /** Takes the GPU over: {@link #close} closes it. */
    public GpuDevice(Gpu gpu) {
        this.gpu = gpu;
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
        return properties;
    }

    @Override
    public SparseProducts products(CsrMatrix matrix) {
        return new GpuSparseProducts(new GpuMatrix(gpu, matrix));
    }

    @Override
    public BareWork bareWork(CsrMatrix matrix) {
        return new GpuBareWork(gpu, matrix);
    }

    /** Closes the GPU, and with it every matrix on it. */
    @Override
    public void close() {
        gpu.close();
    }
}
