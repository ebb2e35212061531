package org.ridgeline.model.gpu;

import java.util.Collections;
import java.util.SortedMap;

/**
 * One GPU with Ridgeline's kernels loaded: what of a driver we need and no more. Addresses are the device's; calls are put in one queue
 * and run in order, and only copies to the host, {@link #synchronize} and {@link #close} wait.
 *
 * <p>Not thread-safe. A failure of the driver is a {@link GpuException}.
 */
public interface Gpu extends AutoCloseable {

    /** Returns the device's name as the driver gives it. */
    String name();

    /** Returns what else a record of a run should say of it, such as its compute capability and the driver's version. */
    default SortedMap<String, String> properties() {
        return Collections.emptySortedMap();
    }

    /** Returns how many bytes of its memory are free now. */
    long freeBytes();

    /** Returns how many bytes of memory it has. */
    long totalBytes();

    /** Allocates so many bytes, above 0, filled with zero; a {@link GpuException} says how much is free where that is too little. */
    long allocate(long bytes);

    /** Frees memory that was allocated. */
    void free(long address);

    /** Copies integers to the device. */
    void copyIn(int[] values, long address);

    /** Copies numbers to the device. */
    void copyIn(double[] values, long address);

    /** Copies numbers of 32 bits to the device. */
    void copyIn(float[] values, long address);

    /** Copies numbers from the device once all before is done; overwrites the whole array. */
    void copyOut(long address, double[] values);

    /** Copies numbers from the device once all before is done; overwrites the whole array. */
    void copyOut(long address, float[] values);

    /** Copies between places of the device. */
    void copy(long from, long to, long bytes);

    /**
     * Puts a kernel in the queue, named as in the PTX, with so many blocks of so many threads. Its arguments are a {@link Long} for an address or
     * a 64-bit integer, else an {@link Integer}, {@link Double} or {@link Float}, one for each parameter.
     */
    void launch(String kernel, int blocks, int threads, Object... arguments);

    /** Waits until all that was asked for is done. */
    void synchronize();

    /** Frees all that is still allocated, and the device. */
    @Override
    void close();
}
