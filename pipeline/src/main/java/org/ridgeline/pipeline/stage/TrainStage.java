package org.ridgeline.pipeline.stage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ridgeline.data.corpus.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.eval.reproduction.VectorSketch;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.solver.Fit;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.device.DeviceUse;
import org.ridgeline.pipeline.device.Devices;
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
     * @param device which device computed
     */
    public record Trained(
            List<TrainedFit> fits,
            int duplicateRows,
            int conflictingRows,
            OptionalInt rank,
            double largestSingularValue,
            DeviceUse device) {

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
     * @param agreement with the CPU's, for a fit that was computed on another device
     */
    public record TrainedFit(
            FitSpec spec, LinearModel model, FitCertificate certificate, Optional<Agreement> agreement) {}

    /** Returns the fits, computed on the CPU; see the other method. */
    public static Trained run(Vectors vectors, List<FitSpec> specs, SolverSettings settings, Workers workers) {
        return run(vectors, specs, settings, workers, Devices.cpu(workers));
    }

    /**
     * Returns the fits. Where a GPU computes them, the CPU does so too, to tell how far the two agree.
     *
     * @throws org.ridgeline.model.solver.NumericalException if one misses its tolerance
     * @throws org.ridgeline.model.gpu.GpuException if the GPU fails or has too little memory
     */
    public static Trained run(
            Vectors vectors, List<FitSpec> specs, SolverSettings settings, Workers workers, Devices devices) {
        LabeledMatrix train = vectors.examples().get(Split.TRAIN);
        Devices.Taken taken = devices.take(train.matrix().nonzeros());
        LeastSquares squares = new LeastSquares(train, workers, taken.device());
        Optional<LeastSquares> reference =
                taken.use().onGpu() ? Optional.of(new LeastSquares(train, workers)) : Optional.empty();
        List<TrainedFit> fits = specs.stream()
                .map(spec -> {
                    Fit fit = squares.fit(spec.lambda(), settings);
                    return new TrainedFit(
                            spec,
                            model(fit.weights(), spec, vectors.bias()),
                            FitCertificate.of(fit.certificate()),
                            reference.map(cpu -> agreement(
                                    vectors, cpu.fit(spec.lambda(), settings).weights(), fit.weights())));
                })
                .toList();
        return new Trained(
                fits,
                squares.duplicateRows(),
                squares.conflictingRows(),
                squares.rank(),
                squares.largestSingularValue(),
                taken.use());
    }

    /** Compares on the documents of every split. */
    private static Agreement agreement(Vectors vectors, double[] reference, double[] weights) {
        return Agreement.of(reference, weights, scores(vectors, reference), scores(vectors, weights));
    }

    private static double[] scores(Vectors vectors, double[] weights) {
        return vectors.examples().values().stream()
                .flatMapToDouble(rows -> Arrays.stream(rows.matrix().multiply(weights)))
                .toArray();
    }

    static LinearModel model(double[] weights, FitSpec spec, boolean bias) {
        return bias ? LinearModel.fromAugmented(weights, spec.lambda()) : new LinearModel(weights, 0, spec.lambda());
    }
}
