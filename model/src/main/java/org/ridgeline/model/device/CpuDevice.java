package org.ridgeline.model.device;

import java.util.Collections;
import java.util.SortedMap;
import org.ridgeline.data.matrix.CsrMatrix;

/** The CPU with some threads, which stay the caller's. */
public final class CpuDevice implements Device {

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
        return new CpuBareWork(matrix, workers);
    }

    /** Does nothing. */
    @Override
    public void close() {}
}
