package org.ridgeline.model.gpu;

import jcuda.NativePointerObject;
import jcuda.Pointer;

/** A kernel's arguments as the driver takes them: a pointer to pointers to values. */
final class Arguments {

    private Arguments() {}

    /**
     * Returns the pointer.
     *
     * @param kernel its name, for the message
     * @throws IllegalArgumentException if one is no {@link Long}, {@link Integer}, {@link Double} or {@link Float}
     */
    static Pointer of(String kernel, Object... arguments) {
        NativePointerObject[] pointers = new NativePointerObject[arguments.length];
        for (int k = 0; k < arguments.length; k++) {
            pointers[k] = pointer(kernel, k, arguments[k]);
        }
        return Pointer.to(pointers);
    }

    private static Pointer pointer(String kernel, int index, Object argument) {
        if (argument instanceof Long value) {
            return Pointer.to(new long[] {value});
        }
        if (argument instanceof Integer value) {
            return Pointer.to(new int[] {value});
        }
        if (argument instanceof Double value) {
            return Pointer.to(new double[] {value});
        }
        if (argument instanceof Float value) {
            return Pointer.to(new float[] {value});
        }
        throw new IllegalArgumentException("argument " + index + " of kernel " + kernel
                + ": expected a Long, Integer, Double or Float, got " + argument);
    }
}
