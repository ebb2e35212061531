package org.ridgeline.model.gpu;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Memory of a device that is used together and freed together. */
final class Memory implements AutoCloseable {

    /** What a driver rounds an allocation up to, at most. */
    private static final long GRANULE = 512;

    private final Gpu gpu;
    private final Deque<Long> addresses = new ArrayDeque<>();

    /** Allocates nothing yet; a {@link GpuException} says what is needed and for what purpose, and what is free, if so much is not. */
    Memory(Gpu gpu, long bytes, String purpose) {
        this.gpu = gpu;
        long free = gpu.freeBytes();
        if (bytes > free) {
            throw new GpuException(String.format(
                    Locale.ROOT,
                    "GPU %s: %s needs %,d bytes, but %,d of %,d are free; use `device` cpu, or a device with more memory",
                    gpu.name(),
                    purpose,
                    bytes,
                    free,
                    gpu.totalBytes()));
        }
    }

    /** Returns the bytes that arrays of the given lengths take, each number of so many bytes. */
    static long bytes(int bytesOfOne, long... lengths) {
        long bytes = 0;
        for (long length : lengths) {
            bytes += (Math.max(1, length * bytesOfOne) + GRANULE - 1) / GRANULE * GRANULE;
        }
        return bytes;
    }

    /** Returns the address of so many zero bytes; of one at least, so that an empty array has an address too. */
    long allocate(long bytes) {
        long address = gpu.allocate(Math.max(1, bytes));
        addresses.push(address);
        return address;
    }

    /** Returns the address of a copy. */
    long copyIn(int[] values) {
        long address = allocate((long) values.length * Integer.BYTES);
        gpu.copyIn(values, address);
        return address;
    }

    /** Returns the address of a copy, rounded to the precision. */
    long copyIn(double[] values, Precision precision) {
        long address = allocate((long) values.length * precision.bytes());
        precision.copyIn(gpu, values, address);
        return address;
    }

    /** Frees all, the newest first, whatever fails on the way. */
    @Override
    public void close() {
        if (addresses.isEmpty()) {
            return;
        }
        try {
            gpu.free(addresses.pop());
        } finally {
            close();
        }
    }
}
