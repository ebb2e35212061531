package org.ridgeline.pipeline.cli;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.BareWork;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.SolverSettings;

/**
 * Medians of times on one device, after a warm-up.
 *
 * @param product seconds of Xv
 * @param transposed seconds of Xᵀu
 * @param productBytes that each of the two must read and write at least: the matrix once, either vector once
 * @param copyRate bytes a second of a copy of memory, read and written bytes both counted
 * @param solve seconds of the ridge fit with lambda = 1, data already on the device, with its certificate
 * @param iterations steps of that fit
 */
record DeviceTimes(
        double product, double transposed, long productBytes, double copyRate, double solve, long iterations) {

    private static final double WARM_UP_SECONDS = 0.3;
    private static final double SAMPLE_SECONDS = 0.02;
    private static final int SAMPLES = 15;
    private static final int SOLVES = 3;

    /** Measures; takes some seconds. */
    static DeviceTimes measure(LabeledMatrix examples, Device device, Workers workers) {
        CsrMatrix x = examples.matrix();
        double product;
        double transposed;
        double copy;
        long copyBytes;
        try (BareWork work = device.bareWork(x)) {
            product = seconds(work.multiply(), work.finish());
            transposed = seconds(work.multiplyTransposed(), work.finish());
            copy = seconds(work.copy(), work.finish());
            copyBytes = work.copyBytes();
        }
        double[] solves = new double[SOLVES];
        Fit fit;
        try (LeastSquares squares = new LeastSquares(examples, workers, device)) {
            fit = squares.fit(1, SolverSettings.defaults());
            for (int s = 0; s < SOLVES; s++) {
                fit = squares.fit(1, SolverSettings.defaults());
                solves[s] = fit.certificate().seconds();
            }
        }
        return new DeviceTimes(
                product,
                transposed,
                bytes(x),
                2 * copyBytes / copy,
                median(solves),
                fit.certificate().iterations());
    }

    /** Returns bytes a second of Xv. */
    double productRate() {
        return productBytes / product;
    }

    /** Returns bytes a second of Xᵀu. */
    double transposedRate() {
        return productBytes / transposed;
    }

    /**
     * Returns the bytes that a product must move: 8 for each value and 4 for its column, 4 for each row's start, 8 for each element of either
     * vector. The transpose's starts of rows are d + 1; the larger count stands for both.
     */
    static long bytes(CsrMatrix x) {
        long values = (long) x.nonzeros() * (Double.BYTES + Integer.BYTES);
        long starts = (Math.max(x.rows(), x.columns()) + 1L) * Integer.BYTES;
        return values + starts + ((long) x.rows() + x.columns()) * Double.BYTES;
    }

    /** Returns the median seconds of one run of the work; each sample repeats it long enough for the clock. */
    private static double seconds(Runnable work, Runnable finish) {
        int repeats = 1;
        double warm = 0;
        while (warm < WARM_UP_SECONDS) {
            double once = sample(work, finish, repeats);
            warm += repeats * once;
            repeats = repeats(once);
        }
        double[] samples = new double[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            samples[s] = sample(work, finish, repeats);
        }
        return median(samples);
    }

    private static int repeats(double once) {
        return (int) Math.max(1, Math.ceil(SAMPLE_SECONDS / Math.max(once, 1e-7)));
    }

    private static double sample(Runnable work, Runnable finish, int repeats) {
        finish.run();
        long began = System.nanoTime();
        for (int r = 0; r < repeats; r++) {
            work.run();
        }
        finish.run();
        return (System.nanoTime() - began) / 1e9 / repeats;
    }

    /** Returns the middle of an odd number of values. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
