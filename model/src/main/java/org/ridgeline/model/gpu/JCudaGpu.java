package org.ridgeline.model.gpu;

import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuCtxSynchronize;
import static jcuda.driver.JCudaDriver.cuDeviceGet;
import static jcuda.driver.JCudaDriver.cuDeviceGetCount;
import static jcuda.driver.JCudaDriver.cuDeviceGetName;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuDriverGetVersion;
import static jcuda.driver.JCudaDriver.cuInit;
import static jcuda.driver.JCudaDriver.cuLaunchKernel;
import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemGetInfo;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoD;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoH;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoD;
import static jcuda.driver.JCudaDriver.cuMemsetD8;
import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadDataJIT;
import static jcuda.driver.JCudaDriver.cuModuleUnload;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jcuda.NativePointerObject;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUjit_option;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.JITOptions;

/**
 * A GPU by NVIDIA's driver, through JCuda. Everything goes into the driver's default stream, whose order also holds for the copies that wait.
 */
final class JCudaGpu implements Gpu {

    private static final int ERROR_LOG_BYTES = 8192;

    private final CUdevice device;
    private final CUcontext context;
    private final CUmodule module;
    private final String name;
    private final SortedMap<String, String> properties;
    private final Map<String, CUfunction> functions = new HashMap<>();

    /** What is allocated, by its address. */
    private final TreeMap<Long, Block> blocks = new TreeMap<>();

    private boolean closed;

    /** Tells the address, which JCuda keeps for its subclasses. */
    private static final class Block extends CUdeviceptr {

        private long bytes;

        long address() {
            return getNativePointer();
        }
    }

    private JCudaGpu(
            CUdevice device, CUcontext context, CUmodule module, String name, SortedMap<String, String> properties) {
        this.device = device;
        this.context = context;
        this.module = module;
        this.name = name;
        this.properties = properties;
    }

    /**
     * Opens device 0 and compiles the kernels for it.
     *
     * @param library where the driver's library was found, for messages
     */
    static JCudaGpu open(String ptx, Path library) {
        String found = "NVIDIA's driver library is at " + library;
        check(cuInit(0), "no GPU (use `device` cpu or auto): " + found + ", but it does not start (cuInit)");
        int[] version = new int[1];
        check(cuDriverGetVersion(version), found + ", but it does not tell its version");
        found += ", for CUDA " + version[0] / 1000 + "." + version[0] % 1000 / 10;
        int[] count = new int[1];
        check(
                cuDeviceGetCount(count),
                "no GPU (use `device` cpu or auto): " + found + ", but it does not count its devices");
        if (count[0] == 0) {
            throw new GpuException("no GPU: " + found + ", but it names no device; use `device` cpu or auto");
        }
        CUdevice device = new CUdevice();
        check(cuDeviceGet(device, 0), found + ", device 0 of " + count[0]);
        byte[] text = new byte[256];
        check(cuDeviceGetName(text, text.length, device), found + ", name of device 0");
        String name = new String(text, StandardCharsets.UTF_8).split("\0", 2)[0].strip();
        CUcontext context = new CUcontext();
        check(cuDevicePrimaryCtxRetain(context, device), "GPU " + name + ": context");
        try {
            check(cuCtxSetCurrent(context), "GPU " + name + ": context");
            return new JCudaGpu(device, context, load(ptx, name), name, GpuProperties.of(device));
        } catch (GpuException e) {
            cuDevicePrimaryCtxRelease(device);
            throw e;
        }
    }

    private static CUmodule load(String ptx, String name) {
        JITOptions options = new JITOptions();
        options.putInt(CUjit_option.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES, ERROR_LOG_BYTES);
        options.putBytes(CUjit_option.CU_JIT_ERROR_LOG_BUFFER, new byte[ERROR_LOG_BYTES]);
        CUmodule module = new CUmodule();
        // The text ends with a zero.
        byte[] text = (ptx + "\0").getBytes(StandardCharsets.US_ASCII);
        int status = cuModuleLoadDataJIT(module, Pointer.to(text), options);
        if (status != CUresult.CUDA_SUCCESS) {
            String log = options.getString(CUjit_option.CU_JIT_ERROR_LOG_BUFFER);
            check(status, "GPU " + name + ": the driver cannot compile the kernels: " + log);
        }
        return module;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SortedMap<String, String> properties() {
        return new TreeMap<>(properties);
    }

    @Override
    public long freeBytes() {
        return memory()[0];
    }

    @Override
    public long totalBytes() {
        return memory()[1];
    }

    private long[] memory() {
        enter();
        long[] free = new long[1];
        long[] total = new long[1];
        check(cuMemGetInfo(free, total), "GPU " + name + ": free memory");
        return new long[] {free[0], total[0]};
    }

    @Override
    public long allocate(long bytes) {
        if (!(bytes > 0)) {
            throw new IllegalArgumentException("bytes must be above 0, got " + bytes);
        }
        enter();
        Block block = new Block();
        int status = cuMemAlloc(block, bytes);
        if (status == CUresult.CUDA_ERROR_OUT_OF_MEMORY) {
            throw new GpuException("GPU " + name + ": no room for " + bytes + " bytes; " + freeBytes() + " of "
                    + totalBytes() + " are free");
        }
        check(status, "GPU " + name + ": memory of " + bytes + " bytes");
        block.bytes = bytes;
        blocks.put(block.address(), block);
        check(cuMemsetD8(block, (byte) 0, bytes), "GPU " + name + ": clearing " + bytes + " bytes");
        return block.address();
    }

    @Override
    public void free(long address) {
        enter();
        Block block = blocks.remove(address);
        if (block == null) {
            throw new IllegalArgumentException("address " + address + " was not allocated, or is free already");
        }
        check(cuMemFree(block), "GPU " + name + ": freeing memory");
    }

    @Override
    public void copyIn(int[] values, long address) {
        copyIn(Pointer.to(values), (long) values.length * Integer.BYTES, address);
    }

    @Override
    public void copyIn(double[] values, long address) {
        copyIn(Pointer.to(values), (long) values.length * Double.BYTES, address);
    }

    @Override
    public void copyIn(float[] values, long address) {
        copyIn(Pointer.to(values), (long) values.length * Float.BYTES, address);
    }

    private void copyIn(Pointer values, long bytes, long address) {
        enter();
        if (bytes > 0) {
            check(cuMemcpyHtoD(place(address, bytes), values, bytes), "GPU " + name + ": copy to it");
        }
    }

    @Override
    public void copyOut(long address, double[] values) {
        copyOut(address, Pointer.to(values), (long) values.length * Double.BYTES);
    }

    @Override
    public void copyOut(long address, float[] values) {
        copyOut(address, Pointer.to(values), (long) values.length * Float.BYTES);
    }

    private void copyOut(long address, Pointer values, long bytes) {
        enter();
        if (bytes > 0) {
            check(cuMemcpyDtoH(values, place(address, bytes), bytes), "GPU " + name + ": copy from it");
        }
    }

    @Override
    public void copy(long from, long to, long bytes) {
        enter();
        if (bytes > 0) {
            check(cuMemcpyDtoD(place(to, bytes), place(from, bytes), bytes), "GPU " + name + ": copy within it");
        }
    }

    @Override
    public void launch(String kernel, int blocksOfThreads, int threads, Object... arguments) {
        enter();
        CUfunction function = functions.computeIfAbsent(kernel, this::function);
        check(
                cuLaunchKernel(
                        function, blocksOfThreads, 1, 1, threads, 1, 1, 0, null, pointers(kernel, arguments), null),
                "GPU " + name + ": kernel " + kernel + " on " + blocksOfThreads + " x " + threads + " threads");
    }

    /** Returns a kernel's arguments as the driver takes them: a pointer to pointers to values. */
    private static Pointer pointers(String kernel, Object... arguments) {
        NativePointerObject[] pointers = new NativePointerObject[arguments.length];
        for (int k = 0; k < arguments.length; k++) {
            Object argument = arguments[k];
            if (argument instanceof Long value) {
                pointers[k] = Pointer.to(new long[] {value});
            } else if (argument instanceof Integer value) {
                pointers[k] = Pointer.to(new int[] {value});
            } else if (argument instanceof Double value) {
                pointers[k] = Pointer.to(new double[] {value});
            } else if (argument instanceof Float value) {
                pointers[k] = Pointer.to(new float[] {value});
            } else {
                throw new IllegalArgumentException("argument " + k + " of kernel " + kernel
                        + ": expected a Long, Integer, Double or Float, got " + argument);
            }
        }
        return Pointer.to(pointers);
    }

    private CUfunction function(String kernel) {
        CUfunction function = new CUfunction();
        check(cuModuleGetFunction(function, module, kernel), "GPU " + name + ": kernel " + kernel);
        return function;
    }

    @Override
    public void synchronize() {
        enter();
        check(cuCtxSynchronize(), "GPU " + name + ": a kernel or a copy before");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        // All of it, whatever fails: the driver's state after a failed kernel lets nothing succeed.
        cuCtxSetCurrent(context);
        for (Block block : blocks.values()) {
            cuMemFree(block);
        }
        blocks.clear();
        cuModuleUnload(module);
        cuDevicePrimaryCtxRelease(device);
    }

    /** Makes the context the calling thread's. */
    private void enter() {
        if (closed) {
            throw new IllegalStateException("GPU " + name + " is closed");
        }
        check(cuCtxSetCurrent(context), "GPU " + name + ": context");
    }

    /** Returns the pointer to a place within a block; checks that the bytes from there on lie in it. */
    private CUdeviceptr place(long address, long bytes) {
        Map.Entry<Long, Block> block = blocks.floorEntry(address);
        if (block == null || address - block.getKey() + bytes > block.getValue().bytes) {
            throw new IllegalArgumentException(bytes + " bytes from address " + address + " on were not allocated");
        }
        return block.getValue().withByteOffset(address - block.getKey());
    }

    private static void check(int status, String subject) {
        if (status != CUresult.CUDA_SUCCESS) {
            throw new GpuException(subject + ": the driver says " + CUresult.stringFor(status));
        }
    }
}
