package org.ridgeline.pipeline.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what a full gradient on SST costs beside SciPy's {@code A.T @ (A @ w - y)}, and what an epoch of mini-batches costs beside a full
 * gradient; exits 1 where a limit is not kept.
 *
 * <p>Each round measures all of them, one after the other. A machine that others use changes its speed from one minute to the next, so an
 * epoch is set against the full gradients measured just before and just after it: its median by the mean of their two medians, and of samples that
 * take as long: three gradients each. Of single gradients most fall between two disturbances, of epochs fewer. The median ratio of the rounds
 * counts.
 */
public final class GradientRatios {

    /** The most that a full gradient may cost, in SciPy's. */
    private static final double GRADIENT_LIMIT = 1.5;

    private static final List<String> RULES = List.of("gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam");

    private static final List<String> LAMBDAS = List.of("1", "0");

    private GradientRatios() {}

    /**
     * Measures.
     *
     * @param arguments the number of rounds (default 3) and a Python that has SciPy (default {@code /usr/bin/python3})
     * @throws IOException if the peer cannot be run
     * @throws InterruptedException if interrupted
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        String python = arguments.length > 1 ? arguments[1] : "/usr/bin/python3";
        Path home = Path.of(System.getProperty("ridgeline.home", "")).toAbsolutePath();
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        try (ScipyGradient scipy = new ScipyGradient(python, home, TrainingData.sst(home))) {
            for (int round = 0; round < rounds; round++) {
                measure(scipy, ratios);
            }
        }
        System.exit(print(ratios) ? 0 : 1);
    }

    private static void measure(ScipyGradient scipy, Map<String, List<Double>> ratios)
            throws IOException, InterruptedException, RunnerException {
        double peer = scipy.microseconds();
        note(ratios, "full gradient / SciPy's", median("GradientBenchmark.fullGradient", Map.of()) / peer);
        double before = gradient();
        for (String lambda : LAMBDAS) {
            for (String rule : RULES) {
                Map<String, String> variant = Map.of("rule", rule, "lambda", lambda);
                double epoch = median("EpochBenchmark.epoch", variant);
                double after = gradient();
                double gradient = (before + after) / 2;
                note(ratios, epoch(rule, lambda), epoch / gradient);
                before = after;
            }
        }
    }

    /** Returns the median time of a full gradient, over samples of three. */
    private static double gradient() throws RunnerException {
        return median("GradientBenchmark.threeFullGradients", Map.of()) / 3;
    }

    private static String epoch(String rule, String lambda) {
        return "epoch of 64, " + rule + ", lambda " + lambda + " / full gradient";
    }

    private static void note(Map<String, List<Double>> ratios, String name, double ratio) {
        ratios.computeIfAbsent(name, key -> new ArrayList<>()).add(ratio);
    }

    /** Returns the median time of a benchmark in microseconds, with the parameters given. */
    private static double median(String benchmark, Map<String, String> parameters) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include("\\." + benchmark + "$").verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        return new Runner(options.build())
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }

    /** Prints the ratios and returns whether all keep their limits. */
    private static boolean print(Map<String, List<Double>> ratios) {
        boolean kept = true;
        for (Map.Entry<String, List<Double>> entry : ratios.entrySet()) {
            double[] sorted = sorted(entry.getValue());
            double ratio = median(sorted);
            double limit = limit(entry.getKey());
            kept &= ratio <= limit;
            System.out.printf(
                    Locale.ROOT,
                    "%-60s %7.2f  (%.2f to %.2f)  %s%n",
                    entry.getKey(),
                    ratio,
                    sorted[0],
                    sorted[sorted.length - 1],
                    ratio <= limit ? "" : "ABOVE " + limit);
        }
        return kept;
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double limit(String name) {
        return name.startsWith("full") ? GRADIENT_LIMIT : Double.POSITIVE_INFINITY;
    }
}
