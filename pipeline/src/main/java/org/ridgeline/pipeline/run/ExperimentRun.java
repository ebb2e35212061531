package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.run.EvaluateStage.Evaluated;
import org.ridgeline.pipeline.run.FetchStage.Fetched;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.pipeline.run.StageCache.Cached;
import org.ridgeline.pipeline.run.TrainStage.Trained;
import org.ridgeline.pipeline.run.VectorizeStage.Vectors;

/** Takes an experiment through fetch, tokenize, vectorize, train and evaluate. */
public final class ExperimentRun {

    private final StageObserver observer;
    private final List<Timing> timings = new ArrayList<>();

    private ExperimentRun(StageObserver observer) {
        this.observer = observer;
    }

    /** Runs the experiment on the CPU, every stage afresh; see the other method. */
    public static RunResult run(Experiment experiment, Inputs inputs, Workers workers, StageObserver observer) {
        return run(experiment, inputs, workers, Devices.cpu(workers), StageCache.none(), observer);
    }

    /**
     * Runs the experiment; writes nothing but a download, and into the cache.
     *
     * @param devices where the fits are computed
     * @param cache gives fits that were computed before
     * @throws org.ridgeline.data.source.DataException if the documents are missing, damaged or not the pinned ones
     * @throws org.ridgeline.model.solver.NumericalException if a fit misses its tolerance
     * @throws org.ridgeline.model.gpu.GpuException if a GPU fails or has too little memory
     */
    public static RunResult run(
            Experiment experiment,
            Inputs inputs,
            Workers workers,
            Devices devices,
            StageCache cache,
            StageObserver observer) {
        return new ExperimentRun(observer)
                .run(
                        experiment,
                        inputs,
                        workers,
                        (fetched, vectors) -> TrainStage.run(
                                vectors, experiment.fits(), experiment.solver().settings(), workers, devices, cache));
    }

    /** Runs the experiment with a training of the caller's, never cached, in place of the exact one. */
    public static RunResult run(
            Experiment experiment, Inputs inputs, Workers workers, StageObserver observer, Training training) {
        return new ExperimentRun(observer)
                .run(experiment, inputs, workers, (fetched, vectors) -> computed(training.train(fetched, vectors)));
    }

    /** How the fits are computed. */
    public interface Training {

        /** Returns a fit for each column of the experiment's table. */
        Trained train(Fetched fetched, Vectors vectors);
    }

    private RunResult run(
            Experiment experiment,
            Inputs inputs,
            Workers workers,
            BiFunction<Fetched, Vectors, Cached<Trained>> training) {
        List<StageFingerprint> chain = new ArrayList<>();
        Fetched fetched = timed(
                "fetch",
                () -> computed(FetchStage.run(experiment, inputs, observer::downloaded, workers.threads())),
                ExperimentRun::summary);
        chain.addAll(fetched.fingerprints());
        Tokenized tokenized = timed(
                "tokenize",
                () -> computed(TokenizeStage.run(fetched, experiment.tokens(), workers)),
                ExperimentRun::summary);
        tokenized.fingerprint().ifPresent(chain::add);
        Vectors vectors = timed(
                "vectorize",
                () -> computed(
                        VectorizeStage.run(tokenized, experiment.features().settings())),
                ExperimentRun::summary);
        chain.addAll(vectors.fingerprints());
        Trained trained = timed("train", () -> training.apply(fetched, vectors), ExperimentRun::summary);
        chain.addAll(trained.fingerprints());
        Evaluated evaluated =
                timed("evaluate", () -> computed(EvaluateStage.run(vectors, trained)), ExperimentRun::summary);
        chain.add(evaluated.fingerprint());
        return new RunResult(experiment, fetched, tokenized, vectors, trained, evaluated, chain, timings);
    }

    private static <T> Cached<T> computed(T value) {
        return new Cached<>(value, false);
    }

    private <T> T timed(String stage, Supplier<Cached<T>> work, Function<T, String> summary) {
        observer.began(stage);
        long start = System.nanoTime();
        Cached<T> result = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        timings.add(new Timing(stage, seconds, result.cached()));
        observer.ended(stage, seconds, (result.cached() ? "cached: " : "") + summary.apply(result.value()));
        return result.value();
    }

    private static String summary(Fetched fetched) {
        return String.format(Locale.ROOT, "%s: %,d documents", fetched.corpus().name(), fetched.documents());
    }

    private static String summary(Tokenized tokenized) {
        return String.format(Locale.ROOT, "%,d documents take part", tokenized.documents());
    }

    private static String summary(Vectors vectors) {
        return String.format(
                Locale.ROOT,
                "%,d tokens, %,d words, %,d nonzeros; unknown: %,d of %,d test tokens",
                vectors.counts().values().stream()
                        .mapToLong(count -> count.tokens())
                        .sum(),
                vectors.bag().vocabulary().size(),
                vectors.examples().get(Split.TRAIN).matrix().nonzeros(),
                vectors.counts().get(Split.TEST).unknownTokens(),
                vectors.counts().get(Split.TEST).tokens());
    }

    private static String summary(Trained trained) {
        return trained.fits().stream()
                .map(fit -> String.format(
                        Locale.ROOT,
                        "%s by %s, residual %.1e",
                        fit.spec().name(),
                        fit.certificate().method(),
                        fit.certificate().relativeResidual()))
                .collect(Collectors.joining("; "));
    }

    private static String summary(Evaluated evaluated) {
        return evaluated.cells().size() + " figures";
    }
}
