package org.ridgeline.pipeline.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what the dense factor costs in Java beside jblas's calls for the same matrix, both alternating; exits 1 above the limit. Needs
 * jblas's library: on Debian the package libgfortran5.
 */
public final class DenseRatio {

    /** The most that Java may take, in jblas's time. */
    private static final double LIMIT = 0.6;

    private DenseRatio() {}

    /**
     * Measures.
     *
     * @param arguments the number of rounds (default 3)
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] arguments) throws RunnerException {
        double[] ratios = new double[arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3];
        for (int round = 0; round < ratios.length; round++) {
            double java = seconds("java");
            double jblas = seconds("jblas");
            ratios[round] = java / jblas;
            System.out.printf(Locale.ROOT, "java %.3f s, jblas %.3f s%n", java, jblas);
        }
        Arrays.sort(ratios);
        double median = (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
        System.out.printf(
                Locale.ROOT,
                "dense factor / jblas's %.2f  (%.2f to %.2f)  %s %.1f%n",
                median,
                ratios[0],
                ratios[ratios.length - 1],
                median <= LIMIT ? "within" : "ABOVE",
                LIMIT);
        System.exit(median <= LIMIT ? 0 : 1);
    }

    /** Returns the median time. */
    private static double seconds(String backend) throws RunnerException {
        return new Runner(new OptionsBuilder()
                                .include("\\.DenseFactorBenchmark\\.")
                                .param("backend", backend)
                                .verbosity(VerboseMode.SILENT)
                                .build())
                        .runSingle()
                        .getPrimaryResult()
                        .getStatistics()
                        .getPercentile(50)
                / 1e6;
    }
}
