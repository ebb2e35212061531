package org.ridgeline.model.gpu.ptx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.model.gpu.GpuException;

/**
 * The allocations of a device. Addresses are never used again and lie so far apart that no wrong index of 32 bits leads from one
 * allocation into another.
 */
final class DeviceMemory {

    private static final long FIRST = 1L << 40;
    private static final long APART = 1L << 37;
    /** A launch's parameters, its code and such take of a real device's memory too; here only allocations do, in whole blocks. */
    private static final long BLOCK = 256;

    private final long totalBytes;
    private final Clock clock;
    private final TreeMap<Long, Region> regions = new TreeMap<>();
    private long usedBytes;

    DeviceMemory(long totalBytes, Clock clock) {
        this.totalBytes = totalBytes;
        this.clock = clock;
    }

    long totalBytes() {
        return totalBytes;
    }

    long freeBytes() {
        return totalBytes - usedBytes;
    }

    long allocate(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes of an allocation: expected above 0, got " + bytes);
        }
        if (bytes > freeBytes() || rounded(bytes) > freeBytes()) {
            throw new GpuException(
                    "cannot allocate " + bytes + " bytes: " + freeBytes() + " of " + totalBytes + " are free");
        }
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new GpuException(
                    "cannot allocate " + bytes + " bytes at once: the interpreter keeps an allocation in one array");
        }
        long base = FIRST + regions.size() * APART;
        regions.put(base, new Region("allocation " + (regions.size() + 1), base, (int) bytes, false, clock));
        usedBytes += rounded(bytes);
        return base;
    }

    void free(long address) {
        Region region = regions.get(address);
        if (region == null) {
            throw new GpuException("cannot free address " + address + ": no allocation starts there");
        }
        if (!region.live()) {
            throw new GpuException("cannot free " + region.name() + ": it has been freed");
        }
        region.free();
        usedBytes -= rounded(region.size());
    }

    /** Returns the allocation that an address is meant for, freed ones included; {@link Region#place} tells whether it lies within. */
    Region near(long address) {
        Map.Entry<Long, Region> below = regions.floorEntry(address);
        Map.Entry<Long, Region> above = regions.ceilingEntry(address);
        // From half way on an address belongs to the next allocation: its index is negative.
        if (above != null && above.getKey() - address < APART / 2) {
            return above.getValue();
        }
        if (below == null || address - below.getKey() > APART) {
            throw new Fault("address " + address + ", which is far from every allocation");
        }
        return below.getValue();
    }

    /** Returns the names and sizes of what has not been freed. */
    List<String> live() {
        List<String> live = new ArrayList<>();
        for (Region region : regions.values()) {
            if (region.live()) {
                live.add(region.name() + " of " + region.size() + " bytes");
            }
        }
        return live;
    }

    void freeAll() {
        regions.values().forEach(Region::free);
        usedBytes = 0;
    }

    private static long rounded(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }
}
