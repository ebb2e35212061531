package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.run.StageCache.Cached;
import org.ridgeline.pipeline.run.VectorizeStage.Vectors;

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

        /** Returns by fit how far it agrees with the CPU's; without those that were not compared. */
        public SortedMap<String, Agreement> agreements() {
            SortedMap<String, Agreement> agreements = new TreeMap<>();
            fits.forEach(fit -> fit.agreement()
                    .ifPresent(agreement -> agreements.put(fit.spec().name(), agreement)));
            return agreements;
        }

        /** Returns what identifies the weights of each fit, bias last: to rounding, and to the last bit. */
        public List<StageFingerprint> fingerprints() {
            return fits.stream()
                    .map(fit -> {
                        double[] weights = fit.model().augmented();
                        return new Fingerprinting()
                                .numbers(weights)
                                .of("weights " + fit.spec().name(), weights);
                    })
                    .toList();
        }
    }

    /**
     * One column.
     *
     * @param spec what was asked for
     * @param model the weights
     * @param certificate how exact they are
     * @param agreement with the CPU's, for a fit that was computed on another device and is compared
     */
    public record TrainedFit(FitSpec spec, LinearModel model, Certificate certificate, Optional<Agreement> agreement) {}

    /** Returns the fits, computed on the CPU; see the other method. */
    public static Trained run(Vectors vectors, List<FitSpec> specs, SolverSettings settings, Workers workers) {
        return run(vectors, specs, settings, workers, Devices.cpu(workers));
    }

    /**
     * Returns the fits. Where a GPU computes them and a comparison is asked for, the CPU does so too, to tell how far the two agree.
     *
     * @throws org.ridgeline.model.solver.NumericalException if one misses its tolerance
     * @throws org.ridgeline.model.gpu.GpuException if the GPU fails or has too little memory
     */
    public static Trained run(
            Vectors vectors, List<FitSpec> specs, SolverSettings settings, Workers workers, Devices devices) {
        return run(vectors, specs, settings, workers, devices, StageCache.none())
                .value();
    }

    /** As above, but takes fits that were computed before on the CPU from the cache. Fits of a GPU are not kept: the device may change. */
    static Cached<Trained> run(
            Vectors vectors,
            List<FitSpec> specs,
            SolverSettings settings,
            Workers workers,
            Devices devices,
            StageCache cache) {
        Devices.Taken taken =
                devices.take(vectors.examples().get(Split.TRAIN).matrix().nonzeros());
        StageCache kept = taken.use().onGpu() ? StageCache.none() : cache;
        try (Fitting fitting = new Fitting(vectors, settings, workers, taken)) {
            return fitted(vectors, specs, settings, fitting, kept, taken.use());
        }
    }

    private static Cached<Trained> fitted(
            Vectors vectors,
            List<FitSpec> specs,
            SolverSettings settings,
            Fitting fitting,
            StageCache cache,
            DeviceUse device) {
        List<Supplier<Cached<SolvedFit>>> begun = specs.stream()
                .map(spec -> fitting.begin(
                        spec.lambda(),
                        solve -> cache.get("train", () -> inputs(vectors, spec, settings), SolvedFit.class, solve)))
                .toList();
        List<Cached<SolvedFit>> solved = begun.stream().map(Supplier::get).toList();
        List<TrainedFit> fits = new ArrayList<>();
        for (int k = 0; k < specs.size(); k++) {
            SolvedFit fit = solved.get(k).value();
            fits.add(new TrainedFit(
                    specs.get(k),
                    LinearModel.of(fit.weights(), specs.get(k).lambda(), vectors.bias()),
                    fit.certificate(),
                    fitting.agreement(specs.get(k).lambda(), fit.weights())));
        }
        SolvedFit any = solved.get(0).value();
        Trained trained = new Trained(
                fits, any.duplicateRows(), any.conflictingRows(), any.rank(), any.largestSingularValue(), device);
        return new Cached<>(trained, solved.stream().allMatch(Cached::cached));
    }

    /** Returns all that a fit follows from. */
    private static Map<String, ?> inputs(Vectors vectors, FitSpec spec, SolverSettings settings) {
        LabeledMatrix examples = vectors.examples().get(Split.TRAIN);
        Fingerprinting rows = new Fingerprinting().numbers(examples.labels());
        examples.matrix().updateDigest(rows.digest());
        return Map.of(
                "examples", rows.hex(),
                "lambda", spec.lambda(),
                "solver", settings,
                "dense", settings.dense().arithmetic());
    }
}
