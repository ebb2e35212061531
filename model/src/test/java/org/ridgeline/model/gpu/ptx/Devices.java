package org.ridgeline.model.gpu.ptx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Devices with the test kernels, and arrays put on them. */
final class Devices {

    private Devices() {}

    /** Returns a device with the kernels of {@code ptx/sound.cu}. */
    static InterpretedGpu sound() {
        return new InterpretedGpu(resource("/ptx/sound.ptx"));
    }

    /** Returns a device with the kernels of {@code ptx/faulty.cu}. */
    static InterpretedGpu faulty() {
        return new InterpretedGpu(resource("/ptx/faulty.ptx"));
    }

    /** Returns a device with the kernels of Ridgeline. */
    static InterpretedGpu ours() {
        return new InterpretedGpu(resource("/org/ridgeline/model/gpu/kernels.ptx"));
    }

    static long put(InterpretedGpu gpu, double... values) {
        long address = gpu.allocate(8L * values.length);
        gpu.copyIn(values, address);
        return address;
    }

    static long put(InterpretedGpu gpu, float... values) {
        long address = gpu.allocate(4L * values.length);
        gpu.copyIn(values, address);
        return address;
    }

    static long put(InterpretedGpu gpu, int... values) {
        long address = gpu.allocate(4L * values.length);
        gpu.copyIn(values, address);
        return address;
    }

    /** Puts 64-bit integers, by way of the doubles that have their bits. */
    static long put(InterpretedGpu gpu, long... values) {
        double[] bits = new double[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.longBitsToDouble(values[i]);
        }
        return put(gpu, bits);
    }

    static double[] doubles(InterpretedGpu gpu, long address, int count) {
        double[] values = new double[count];
        gpu.copyOut(address, values);
        return values;
    }

    static long[] longs(InterpretedGpu gpu, long address, int count) {
        double[] bits = doubles(gpu, address, count);
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = Double.doubleToRawLongBits(bits[i]);
        }
        return values;
    }

    static String resource(String path) {
        try (InputStream in = Devices.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
