package org.ridgeline.pipeline.stage;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ridgeline.data.corpus.Split;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.eval.reproduction.VectorSketch;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.solver.Fit;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.stage.VectorizeStage.Vectors;

/** Fits every column of the table. */
public final class TrainStage {

    private TrainStage() {}

    /**
     * What was trained.
     *
     * @param fits one per column, in the experiment's order
     * @param duplicateRows training rows that repeat an earlier one
     * @param conflictingRows distinct training rows that occur with both labels
     * @param rank the rank of the training matrix, empty where it was too costly to determine
     * @param largestSingularValue of the training matrix
     */
    public record Trained(
            List<TrainedFit> fits,
            int duplicateRows,
            int conflictingRows,
            OptionalInt rank,
            double largestSingularValue) {

        /** Returns what identifies the weights of each fit, to rounding. */
        public List<StageFingerprint> fingerprints() {
            return fits.stream()
                    .map(fit -> new StageFingerprint(
                            "weights " + fit.spec().name(),
                            VectorSketch.of(fit.model().augmented())))
                    .collect(Collectors.toList());
        }
    }

    /**
     * One column.
     *
     * @param spec what was asked for
     * @param model the weights
     * @param certificate how exact they are
     */
    public record TrainedFit(FitSpec spec, LinearModel model, FitCertificate certificate) {}

    /**
     * Returns the fits.
     *
     * @throws org.ridgeline.model.solver.NumericalException if one misses its tolerance
     */
    public static Trained run(Vectors vectors, List<FitSpec> specs, SolverSettings settings, Workers workers) {
        LeastSquares squares = new LeastSquares(vectors.examples().get(Split.TRAIN), workers);
        List<TrainedFit> fits = specs.stream()
                .map(spec -> {
                    Fit fit = squares.fit(spec.lambda(), settings);
                    return new TrainedFit(
                            spec, model(fit.weights(), spec, vectors.bias()), FitCertificate.of(fit.certificate()));
                })
                .toList();
        return new Trained(
                fits,
                squares.duplicateRows(),
                squares.conflictingRows(),
                squares.rank(),
                squares.largestSingularValue());
    }

    static LinearModel model(double[] weights, FitSpec spec, boolean bias) {
        return bias ? LinearModel.fromAugmented(weights, spec.lambda()) : new LinearModel(weights, 0, spec.lambda());
    }
}
