package org.ridgeline.model.dense;

import java.util.Arrays;

/**
 * How a product is added to a sum: the inner loop of {@link TiledMatrix}, in which its time goes.
 *
 * <p>HotSpot's C2 turns these loops into vector instructions from JDK 17 on. It does not, and they take three times as long, if an index has an
 * offset of its own, if two arrays are stored to, or, in JDK 17, if there are more than six products to a loop.
 */
enum Arithmetic {
    /** {@code fma(x, b, c)}, rounded once. */
    FUSED("fused multiply-add") {
        @Override
        void addFour(double[] c, int from, double[][] x, int k, double b0, double b1, double b2, double b3) {
            double[] x0 = x[k];
            double[] x1 = x[k + 1];
            double[] x2 = x[k + 2];
            double[] x3 = x[k + 3];
            for (int i = from; i < c.length; i++) {
                c[i] = Math.fma(x3[i], b3, Math.fma(x2[i], b2, Math.fma(x1[i], b1, Math.fma(x0[i], b0, c[i]))));
            }
        }

        @Override
        void addOne(double[] c, int from, double[] x, double b) {
            for (int i = from; i < c.length; i++) {
                c[i] = Math.fma(x[i], b, c[i]);
            }
        }
    },
    /** {@code c + x b}, rounded twice. */
    SEPARATE("multiply and add") {
        @Override
        void addFour(double[] c, int from, double[][] x, int k, double b0, double b1, double b2, double b3) {
            double[] x0 = x[k];
            double[] x1 = x[k + 1];
            double[] x2 = x[k + 2];
            double[] x3 = x[k + 3];
            for (int i = from; i < c.length; i++) {
                c[i] = c[i] + x0[i] * b0 + x1[i] * b1 + x2[i] * b2 + x3[i] * b3;
            }
        }

        @Override
        void addOne(double[] c, int from, double[] x, double b) {
            for (int i = from; i < c.length; i++) {
                c[i] += x[i] * b;
            }
        }
    };

    /**
     * Without an instruction for it, {@code Math.fma} computes in decimal arithmetic, hundreds of times as long as a product and a sum;
     * with one, at most some three times, also in the interpreter and under emulation of another processor.
     */
    private static final int SLOW = 25;

    private static final int SAMPLES = 5;

    private final String text;

    Arithmetic(String text) {
        this.text = text;
    }

    /** Adds {@code b0 x[k] + b1 x[k + 1] + b2 x[k + 2] + b3 x[k + 3]} to c, one product after the other, from an index on. */
    abstract void addFour(double[] c, int from, double[][] x, int k, double b0, double b1, double b2, double b3);

    /** Adds {@code b x} to c from an index on. */
    abstract void addOne(double[] c, int from, double[] x, double b);

    /** Returns {@link #FUSED} where the processor has an instruction for it, as measured once, else {@link #SEPARATE}. */
    static Arithmetic ofThisMachine() {
        return Measured.HERE;
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class Measured {

        private static final Arithmetic HERE = FUSED.nanoseconds() > SLOW * SEPARATE.nanoseconds() ? SEPARATE : FUSED;
    }

    /** Returns the least time of some samples: other programs on the machine can only lengthen it. */
    private long nanoseconds() {
        double[] x = new double[100];
        Arrays.setAll(x, k -> 1 + k / 3.0);
        long least = Long.MAX_VALUE;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] c = x.clone();
            long start = System.nanoTime();
            addOne(c, 0, x, x[sample]);
            least = Math.min(least, System.nanoTime() - start);
        }
        return Math.max(1, least);
    }
}
