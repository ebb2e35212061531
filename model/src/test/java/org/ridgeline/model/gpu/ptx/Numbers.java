package org.ridgeline.model.gpu.ptx;

/** The two kinds of numbers that our kernels come in. */
enum Numbers {
    DOUBLE("_f64", 8),
    FLOAT("_f32", 4);

    private final String suffix;
    private final int bytes;

    Numbers(String suffix, int bytes) {
        this.suffix = suffix;
        this.bytes = bytes;
    }

    String kernel(String name) {
        return name + suffix;
    }

    long zeros(InterpretedGpu gpu, int count) {
        return gpu.allocate((long) bytes * count);
    }

    long put(InterpretedGpu gpu, double... values) {
        return this == DOUBLE ? Devices.put(gpu, values) : Devices.put(gpu, floats(values));
    }

    /** Returns a number as an argument of a launch. */
    Object argument(double value) {
        if (this == DOUBLE) {
            return value;
        }
        return (float) value;
    }

    double[] read(InterpretedGpu gpu, long address, int count) {
        if (this == DOUBLE) {
            return Devices.doubles(gpu, address, count);
        }
        float[] values = new float[count];
        gpu.copyOut(address, values);
        double[] widened = new double[count];
        for (int i = 0; i < count; i++) {
            widened[i] = values[i];
        }
        return widened;
    }

    private static float[] floats(double... values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return narrowed;
    }
}
