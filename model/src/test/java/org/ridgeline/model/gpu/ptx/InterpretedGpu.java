package org.ridgeline.model.gpu.ptx;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.model.gpu.Gpu;
import org.ridgeline.model.gpu.GpuException;

/**
 * A GPU in plain Java: runs kernels from their PTX, one thread after the other, each call at once. What a real device would do
 * silently or differently from run to run is a {@link GpuException} here that names kernel, block, thread, PTX line and place: access
 * outside an allocation, to a freed one, or not aligned; shared memory read before it is written; two threads that meet at one address
 * with nothing to order them; barriers and shuffles that not all reach; integer division by zero; a loop without end.
 *
 * <p>Not covered: what only real hardware decides, such as speed, and {@code local}, {@code const} and 8- or 16-bit stores, atomics,
 * textures and calls, which our kernels do not use and which are refused by name.
 */
public final class InterpretedGpu implements Gpu {

    private static final long DEFAULT_BYTES = 1L << 32;

    private final Clock clock = new Clock();
    private final DeviceMemory memory;
    private final Map<String, Kernel> kernels;
    private int launches;
    private int copiesIn;
    private int copiesOut;
    private List<String> leaked = List.of();
    private boolean closed;

    /** Loads kernels on a device with 4 GiB. */
    public InterpretedGpu(String ptx) {
        this(ptx, DEFAULT_BYTES);
    }

    /**
     * Loads kernels on a device with so much memory.
     *
     * @throws GpuException that names the first line which the interpreter does not know
     */
    public InterpretedGpu(String ptx, long totalBytes) {
        if (totalBytes <= 0) {
            throw new IllegalArgumentException("bytes of the device: expected above 0, got " + totalBytes);
        }
        this.memory = new DeviceMemory(totalBytes, clock);
        this.kernels = PtxModule.kernels(ptx, memory, clock);
    }

    @Override
    public String name() {
        return "PTX interpreter";
    }

    @Override
    public long freeBytes() {
        return memory.freeBytes();
    }

    @Override
    public long totalBytes() {
        return memory.totalBytes();
    }

    @Override
    public long allocate(long bytes) {
        checkOpen();
        return memory.allocate(bytes);
    }

    @Override
    public void free(long address) {
        checkOpen();
        memory.free(address);
    }

    @Override
    public void copyIn(int[] values, long address) {
        copiesIn++;
        place(address, (long) values.length * Integer.BYTES, Integer.BYTES)
                .asIntBuffer()
                .put(values);
    }

    @Override
    public void copyIn(double[] values, long address) {
        copiesIn++;
        place(address, (long) values.length * Double.BYTES, Double.BYTES)
                .asDoubleBuffer()
                .put(values);
    }

    @Override
    public void copyIn(float[] values, long address) {
        copiesIn++;
        place(address, (long) values.length * Float.BYTES, Float.BYTES)
                .asFloatBuffer()
                .put(values);
    }

    @Override
    public void copyOut(long address, double[] values) {
        copiesOut++;
        place(address, (long) values.length * Double.BYTES, Double.BYTES)
                .asDoubleBuffer()
                .get(values);
    }

    @Override
    public void copyOut(long address, float[] values) {
        copiesOut++;
        place(address, (long) values.length * Float.BYTES, Float.BYTES)
                .asFloatBuffer()
                .get(values);
    }

    @Override
    public void copy(long from, long to, long bytes) {
        if (Math.abs(from - to) < bytes) {
            throw new GpuException("copy of " + bytes + " bytes on the device: from and to overlap");
        }
        ByteBuffer source = place(from, bytes, 1);
        place(to, bytes, 1).put(source.limit((int) bytes));
    }

    @Override
    public void launch(String kernel, int blocks, int threads, Object... arguments) {
        checkOpen();
        Kernel found = kernels.get(kernel);
        if (found == null) {
            throw new GpuException("no kernel " + kernel + "; there are " + kernels.keySet());
        }
        if (blocks <= 0) {
            throw new IllegalArgumentException("blocks of " + kernel + ": expected above 0, got " + blocks);
        }
        if (threads <= 0 || threads > found.mostThreads()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "threads of a block of %s: expected 1 to %d, got %d",
                    kernel,
                    found.mostThreads(),
                    threads));
        }
        long[] template = found.template(arguments);
        launches++;
        clock.nextLaunch();
        for (int block = 0; block < blocks; block++) {
            new BlockRun(found, template, block, blocks, threads, clock).run();
        }
    }

    @Override
    public void synchronize() {
        checkOpen();
    }

    @Override
    public void close() {
        if (!closed) {
            leaked = memory.live();
            memory.freeAll();
            closed = true;
        }
    }

    /** Returns what was allocated and not freed: at {@link #close}, or now where that is yet to come. */
    public List<String> leaked() {
        return closed ? leaked : memory.live();
    }

    /** Returns how many kernels were launched. */
    public int launches() {
        return launches;
    }

    /** Returns how many copies came from the host. */
    public int copiesIn() {
        return copiesIn;
    }

    /** Returns how many copies went to the host. */
    public int copiesOut() {
        return copiesOut;
    }

    private ByteBuffer place(long address, long bytes, int alignment) {
        checkOpen();
        if (bytes > Integer.MAX_VALUE) {
            throw new GpuException("copy of " + bytes + " bytes: no allocation here is that large");
        }
        try {
            Region region = memory.near(address);
            return region.view(region.place(address, (int) bytes, alignment));
        } catch (Fault fault) {
            throw new GpuException("copy of " + fault.getMessage(), fault);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the device is closed");
        }
    }
}
