package org.ridgeline.model.gpu;

import java.util.Locale;

/** In what numbers vectors and matrices stand on the device. Sums over vectors and the scalars of a solve are double in either. */
public enum Precision {
    /** 64 bits. */
    DOUBLE("_f64", Double.BYTES),
    /** 32 bits: half the memory and half the traffic, six to seven digits. */
    FLOAT("_f32", Float.BYTES);

    /**
     * What a fit in float can be asked for: its products carry seven digits, and in the residual {@code Xᵀ(Xw - y) + lambda w} sums some
     * thousand times as large as itself cancel. An estimate, as no GPU has run it yet; a fit that misses it fails and says so.
     */
    private static final double FLOAT_TOLERANCE = 1e-4;

    private final String suffix;
    private final int bytes;

    Precision(String suffix, int bytes) {
        this.suffix = suffix;
        this.bytes = bytes;
    }

    /** Returns the name on the command line and in records. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns {@link org.ridgeline.model.device.Device#finestTolerance}. */
    double finestTolerance() {
        return this == DOUBLE ? 0 : FLOAT_TOLERANCE;
    }

    /** Returns the kernel's name for these numbers. */
    String kernel(String name) {
        return name + suffix;
    }

    /** Returns the bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** Returns a number as a kernel's argument. */
    Number argument(double value) {
        return this == DOUBLE ? (Number) value : (Number) (float) value;
    }

    void copyIn(Gpu gpu, double[] values, long address) {
        if (this == DOUBLE) {
            gpu.copyIn(values, address);
            return;
        }
        float[] rounded = new float[values.length];
        for (int j = 0; j < values.length; j++) {
            rounded[j] = (float) values[j];
        }
        gpu.copyIn(rounded, address);
    }

    void copyOut(Gpu gpu, long address, double[] values) {
        if (this == DOUBLE) {
            gpu.copyOut(address, values);
            return;
        }
        float[] rounded = new float[values.length];
        gpu.copyOut(address, rounded);
        for (int j = 0; j < values.length; j++) {
            values[j] = rounded[j];
        }
    }
}
