package org.ridgeline.eval.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what a full gradient on SST costs beside SciPy's {@code A.T @ (A @ w - y)}, and what an epoch of mini-batches costs beside a full
 * gradient; exits 1 where a limit is not kept.
 *
 * <p>Beside each epoch stands its floor: what the rule's own arithmetic costs, with no data read. A rule whose floor is above the limit
 * cannot keep it, whatever is done about the data; it is printed so, and fails as any other.
 *
 * <p>Each round measures all of them, one after the other. A ratio is of two medians of one round; the median ratio of the rounds counts.
 */
public final class GradientRatios {

    /** The most that a full gradient may cost, in SciPy's. */
    private static final double GRADIENT_LIMIT = 1.5;

    /** The most that an epoch at batch size 64 may cost, in full gradients, whatever the rule. */
    private static final double EPOCH_LIMIT = 3;

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
        Map<String, List<Double>> floors = new LinkedHashMap<>();
        try (ScipyGradient scipy = new ScipyGradient(python, home, TrainingData.sst(home))) {
            for (int round = 0; round < rounds; round++) {
                measure(scipy, ratios, floors);
            }
        }
        System.exit(print(ratios, floors) ? 0 : 1);
    }

    private static void measure(ScipyGradient scipy, Map<String, List<Double>> ratios, Map<String, List<Double>> floors)
            throws IOException, InterruptedException, RunnerException {
        double peer = scipy.microseconds();
        double gradient = median(GradientBenchmark.class).get("");
        note(ratios, "full gradient / SciPy's", gradient / peer);
        median(EpochBenchmark.class).forEach((name, time) -> note(ratios, epoch(name), time / gradient));
        median(FloorBenchmark.class).forEach((name, time) -> note(floors, epoch(name), time / gradient));
    }

    private static String epoch(String name) {
        return "epoch of 64 " + name + " / full gradient";
    }

    private static void note(Map<String, List<Double>> ratios, String name, double ratio) {
        ratios.computeIfAbsent(name, key -> new ArrayList<>()).add(ratio);
    }

    /** Returns the median time of each variant of a benchmark in microseconds, by its parameters. */
    private static Map<String, Double> median(Class<?> benchmark) throws RunnerException {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(benchmark.getName() + "\\.")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            String name = result.getParams().getParamsKeys().stream()
                    .map(key -> key + " " + result.getParams().getParam(key))
                    .sorted()
                    .reduce((left, right) -> right + ", " + left)
                    .orElse("");
            medians.put(name, result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        return medians;
    }

    /** Prints the ratios and returns whether all keep their limits. */
    private static boolean print(Map<String, List<Double>> ratios, Map<String, List<Double>> floors) {
        boolean kept = true;
        for (Map.Entry<String, List<Double>> entry : ratios.entrySet()) {
            double[] sorted = sorted(entry.getValue());
            double ratio = sorted[sorted.length / 2];
            double limit = limit(entry.getKey());
            kept &= ratio <= limit;
            System.out.printf(
                    Locale.ROOT,
                    "%-60s %7.2f  (%.2f to %.2f)  %s%n",
                    entry.getKey(),
                    ratio,
                    sorted[0],
                    sorted[sorted.length - 1],
                    verdict(ratio, limit, sorted(floors.getOrDefault(entry.getKey(), List.of()))));
        }
        return kept;
    }

    /** Says whether a ratio keeps its limit; floors: those of an epoch, ascending, or none. */
    private static String verdict(double ratio, double limit, double[] floors) {
        String verdict = (ratio <= limit ? "within " : "ABOVE ") + limit;
        if (floors.length == 0) {
            return verdict;
        }
        double floor = floors[floors.length / 2];
        String says = ratio > limit && floor > limit ? "%s; its arithmetic alone is %.2f" : "%s; arithmetic %.2f";
        return String.format(Locale.ROOT, says, verdict, floor);
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double limit(String name) {
        return name.startsWith("full") ? GRADIENT_LIMIT : EPOCH_LIMIT;
    }
}
