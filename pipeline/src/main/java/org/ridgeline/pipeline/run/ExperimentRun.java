package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.MatrixPlace;
import org.ridgeline.pipeline.run.EvaluateStage.Evaluated;
import org.ridgeline.pipeline.run.FetchStage.Fetched;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.pipeline.run.StageCache.Cached;
import org.ridgeline.pipeline.run.TrainStage.Trained;
import org.ridgeline.pipeline.run.Vectors.Part;

/** Takes an experiment through fetch, tokenize, vectorize, train and evaluate. */
public final class ExperimentRun {

    private final StageObserver observer;
    private final List<Timing> timings = new ArrayList<>();

    private ExperimentRun(StageObserver observer) {
        this.observer = observer;
    }

    /** Runs the experiment on the CPU, every stage afresh. */
    public static RunResult run(Experiment experiment, Inputs inputs, Workers workers, StageObserver observer) {
        return run(experiment, inputs, workers, Devices.cpu(workers), StageCache.none(), observer);
    }

    /** Runs the experiment with the exact solvers. */
    public static RunResult run(
            Experiment experiment,
            Inputs inputs,
            Workers workers,
            Devices devices,
            StageCache cache,
            StageObserver observer) {
        Training exact = new TrainStage(experiment.solver(), workers, devices, cache);
        return run(experiment, inputs, MemoryBudget.ofHeap(), workers, cache, observer, exact);
    }

    /** How the fits are computed. */
    public interface Training {

        /**
         * Returns a fit for each column of the experiment's table.
         *
         * @param fits the columns; each lambda is a number
         */
        Cached<Trained> train(Vectors vectors, List<FitSpec> fits);
    }

    /**
     * Runs the experiment; writes nothing but a download, and into the cache.
     *
     * @param budget what a matrix of own data and its fit may take in memory
     * @param cache gives lambdas that were chosen before
     * @throws org.ridgeline.data.source.DataException if the documents are missing, damaged or not the pinned ones
     * @throws org.ridgeline.model.solver.NumericalException if a fit misses its tolerance
     * @throws org.ridgeline.model.gpu.GpuException if a GPU fails or has too little memory
     */
    public static RunResult run(
            Experiment experiment,
            Inputs inputs,
            MemoryBudget budget,
            Workers workers,
            StageCache cache,
            StageObserver observer,
            Training training) {
        ExperimentRun run = new ExperimentRun(observer);
        List<StageFingerprint> chain = new ArrayList<>();
        Fetched fetched = run.timed(
                "fetch",
                () -> computed(FetchStage.run(experiment, inputs, observer::downloaded, workers.threads())),
                ExperimentRun::summary);
        chain.addAll(fetched.fingerprints());
        Tokenized tokenized = run.timed(
                "tokenize",
                () -> computed(TokenizeStage.run(fetched, experiment.tokenSettings(), workers)),
                ExperimentRun::summary);
        tokenized.fingerprint().ifPresent(chain::add);
        Vectors vectors = run.timed(
                "vectorize",
                () -> computed(VectorizeStage.run(
                        tokenized,
                        experiment.features().settings(),
                        Optional.ofNullable(experiment.solver().matrix()),
                        fetched.own().isPresent() ? budget : MemoryBudget.unlimited())),
                ExperimentRun::summary);
        chain.addAll(vectors.fingerprints());
        Trained trained = run.timed(
                "train",
                () -> training.train(vectors, LambdaChoice.chosen(experiment, vectors, workers, cache, observer)),
                ExperimentRun::summary);
        chain.addAll(trained.fingerprints());
        Evaluated evaluated =
                run.timed("evaluate", () -> computed(EvaluateStage.run(vectors, trained)), ExperimentRun::summary);
        chain.add(evaluated.fingerprint());
        return new RunResult(
                placed(experiment, fetched, vectors),
                fetched,
                tokenized,
                vectors,
                trained,
                evaluated,
                chain,
                run.timings);
    }

    /** On own data the experiment tells where the matrix stood, as the bits of the weights depend on it. */
    private static Experiment placed(Experiment experiment, Fetched fetched, Vectors vectors) {
        boolean inMemory = vectors.train().rows() instanceof CsrMatrix;
        return fetched.own().isEmpty()
                ? experiment
                : experiment.with(experiment.solver().in(inMemory ? MatrixPlace.MEMORY : MatrixPlace.FILE));
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
        Part test = vectors.parts().get(Split.TEST);
        return String.format(
                Locale.ROOT,
                "%,d tokens, %,d words, %,d nonzeros%s%s",
                vectors.parts().values().stream().mapToLong(Part::tokens).sum(),
                vectors.bag().vocabulary().size(),
                vectors.train().nonzeros(),
                vectors.train().rows() instanceof CsrMatrix ? "" : ", in a file",
                test == null
                        ? ""
                        : String.format(
                                Locale.ROOT, "; unknown: %,d of %,d test tokens", test.unknownTokens(), test.tokens()));
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
