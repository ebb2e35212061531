package org.ridgeline.pipeline.benchmarks;

import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints how many sentences a second {@link ClassifierBenchmark} scores; exits 1 where plain words miss the least rate. */
public final class ClassifierRate {

    /** The least number of sentences of 19 tokens a second, on one core, cut at white space. */
    private static final double LEAST = 200_000;

    private ClassifierRate() {}

    /**
     * Measures.
     *
     * @param arguments not used
     * @throws RunnerException if JMH fails
     */
    public static void main(String[] arguments) throws RunnerException {
        boolean kept = true;
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(ClassifierBenchmark.class.getName() + "\\.")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            String settings = result.getParams().getParam("settings");
            double rate = result.getPrimaryResult().getStatistics().getPercentile(50);
            boolean limited = settings.startsWith("whitespace") && settings.endsWith(" 1");
            kept &= !limited || rate >= LEAST;
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %,12.0f sentences/s  (%,.0f to %,.0f)  %s%n",
                    settings,
                    rate,
                    result.getPrimaryResult().getStatistics().getMin(),
                    result.getPrimaryResult().getStatistics().getMax(),
                    !limited
                            ? ""
                            : (rate >= LEAST ? "at least " : "BELOW ") + String.format(Locale.ROOT, "%,.0f", LEAST));
        }
        System.exit(kept ? 0 : 1);
    }
}
