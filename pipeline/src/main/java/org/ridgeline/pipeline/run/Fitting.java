package org.ridgeline.pipeline.run;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.run.VectorizeStage.Vectors;

/** Solves for one lambda after the other; what they share is prepared when the first is needed, and not where all are in the cache. */
final class Fitting implements AutoCloseable {

    private final Vectors vectors;
    private final SolverSettings settings;
    private final Workers workers;
    private final Devices.Taken taken;
    private LeastSquares squares;
    private LeastSquares reference;

    Fitting(Vectors vectors, SolverSettings settings, Workers workers, Devices.Taken taken) {
        this.vectors = vectors;
        this.settings = settings;
        this.workers = workers;
        this.taken = taken;
    }

    /**
     * Begins a fit, or leaves it to whoever asks for it first. Without a regularizer a fit takes the longest, so those with one are made beside
     * it: 0.1 s of SST's, while a core is free as long as the order of elimination is looked for.
     *
     * @param kept takes the fit from where it is kept, or makes it
     */
    <T> Supplier<T> begin(double lambda, Function<Supplier<SolvedFit>, T> kept) {
        Supplier<T> work = () -> kept.apply(() -> solve(lambda));
        return lambda > 0 && !taken.use().onGpu() ? workers.ahead(work) : work;
    }

    private synchronized LeastSquares squares() {
        if (squares == null) {
            squares = new LeastSquares(train(), workers, taken.device());
        }
        return squares;
    }

    private SolvedFit solve(double lambda) {
        LeastSquares squares = squares();
        Fit fit = squares.fit(lambda, settings);
        return new SolvedFit(
                fit.weights(),
                fit.certificate(),
                squares.duplicateRows(),
                squares.conflictingRows(),
                squares.rank(),
                squares.largestSingularValue());
    }

    /**
     * Compares weights from a GPU with the CPU's, on the documents of every split; empty, and nothing is computed, for the CPU's own and
     * where no comparison is asked for.
     */
    Optional<Agreement> agreement(double lambda, double[] weights) {
        if (!taken.use().compared()) {
            return Optional.empty();
        }
        if (reference == null) {
            reference = new LeastSquares(train(), workers);
        }
        double[] expected = reference.fit(lambda, settings).weights();
        return Optional.of(Agreement.of(expected, weights, vectors.scores(expected), vectors.scores(weights)));
    }

    /** Frees what a device holds of the training matrix. */
    @Override
    public void close() {
        if (squares != null) {
            squares.close();
        }
    }

    private LabeledMatrix train() {
        return vectors.examples().get(Split.TRAIN);
    }
}
