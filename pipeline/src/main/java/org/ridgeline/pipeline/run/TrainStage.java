package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.MatrixFacts;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.SolverChoice;
import org.ridgeline.pipeline.run.StageCache.Cached;
import org.ridgeline.pipeline.run.Vectors.Part;

/** Fits every column of the table exactly. */
public final class TrainStage implements ExperimentRun.Training {

    private final SolverChoice solver;
    private final Workers workers;
    private final Devices devices;
    private final StageCache cache;

    /**
     * Binds what a training needs beside the data.
     *
     * @param cache gives fits that were computed before on the CPU; those of a GPU are not kept, as the device may change
     */
    public TrainStage(SolverChoice solver, Workers workers, Devices devices, StageCache cache) {
        this.solver = solver;
        this.workers = workers;
        this.devices = devices;
        this.cache = cache;
    }

    /**
     * What was trained.
     *
     * @param fits one per column, in the experiment's order
     * @param facts about the training matrix; empty where they would cost more than the fits
     * @param device which device computed
     */
    public record Trained(List<TrainedFit> fits, Optional<MatrixFacts> facts, DeviceUse device) {

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
     * @param spec what was asked for, its lambda chosen
     * @param model the weights
     * @param certificate how exact they are
     * @param agreement with the CPU's, for a fit that was computed on another device and is compared
     */
    public record TrainedFit(FitSpec spec, LinearModel model, Certificate certificate, Optional<Agreement> agreement) {

        /** Returns lambda on the sum of squares. */
        public double lambda() {
            return model.lambda();
        }
    }

    /** What is kept of a fit. */
    record Solved(double[] weights, Certificate certificate, Optional<MatrixFacts> facts) {}

    /** Returns the fits, computed on the CPU. */
    public static Trained run(Vectors vectors, List<FitSpec> specs, SolverSettings settings, Workers workers) {
        return new TrainStage(new SolverChoice(settings), workers, Devices.cpu(workers), StageCache.none())
                .train(vectors, specs)
                .value();
    }

    /**
     * Returns the fits. Where a GPU computes them and a comparison is asked for, the CPU does so too, to tell how far the two agree.
     *
     * @throws org.ridgeline.model.solver.NumericalException if one misses its tolerance
     * @throws org.ridgeline.model.gpu.GpuException if the GPU fails or has too little memory
     */
    @Override
    public Cached<Trained> train(Vectors vectors, List<FitSpec> specs) {
        Part train = vectors.train();
        SolverSettings settings = solver.settings(train.nonzeros());
        Devices.Taken taken = devices.take(train.nonzeros());
        StageCache kept = taken.use().onGpu() ? StageCache.none() : cache;
        try (LeastSquares squares = new LeastSquares(train.rows(), train.targets(), workers, taken.device())) {
            List<Supplier<Cached<Solved>>> begun = new ArrayList<>();
            for (FitSpec spec : specs) {
                Supplier<Cached<Solved>> work =
                        () -> kept.get("train", () -> inputs(train, spec, settings), Solved.class, () -> {
                            Fit fit = squares.fit(spec.given(), settings);
                            return new Solved(fit.weights(), fit.certificate(), squares.facts());
                        });
                // Without a regularizer a fit takes the longest, so those with one are made beside it: 0.1 s of SST's,
                // while a core is free as long as the order of elimination is looked for.
                begun.add(spec.given() > 0 && !taken.use().onGpu() ? workers.ahead(work) : work);
            }
            List<Cached<Solved>> solved = begun.stream().map(Supplier::get).toList();
            List<TrainedFit> fits = new ArrayList<>();
            for (int k = 0; k < specs.size(); k++) {
                Solved fit = solved.get(k).value();
                fits.add(new TrainedFit(
                        specs.get(k),
                        LinearModel.of(fit.weights(), specs.get(k).given(), vectors.bias()),
                        fit.certificate(),
                        taken.use().compared()
                                ? Optional.of(agreement(vectors, specs.get(k), settings, fit.weights()))
                                : Optional.empty()));
            }
            Trained trained = new Trained(fits, solved.get(0).value().facts(), taken.use());
            return new Cached<>(trained, solved.stream().allMatch(Cached::cached));
        }
    }

    /** Compares weights from a GPU with the CPU's, on the documents of every split. */
    private Agreement agreement(Vectors vectors, FitSpec spec, SolverSettings settings, double[] weights) {
        LabeledMatrix examples = vectors.examples().get(Split.TRAIN);
        double[] expected;
        try (LeastSquares reference = new LeastSquares(examples, workers)) {
            expected = reference.fit(spec.given(), settings).weights();
        }
        return Agreement.of(expected, weights, vectors.scores(expected), vectors.scores(weights));
    }

    /** Returns all that a fit follows from. */
    private static Map<String, ?> inputs(Part train, FitSpec spec, SolverSettings settings) {
        Fingerprinting rows = new Fingerprinting().numbers(train.targets());
        train.rows().updateDigest(rows.digest());
        return Map.of(
                "examples", rows.hex(),
                "inMemory", train.rows() instanceof CsrMatrix,
                "lambda", spec.given(),
                "solver", settings,
                "dense", settings.dense().arithmetic());
    }
}
