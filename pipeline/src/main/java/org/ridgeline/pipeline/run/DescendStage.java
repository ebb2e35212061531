package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.optimizer.Checkpoint;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.DivergenceException;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.StepSizeSearch;
import org.ridgeline.model.optimizer.StepSizeSearch.Trial;
import org.ridgeline.model.optimizer.Stopping;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.MatrixFacts;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.ExperimentException;
import org.ridgeline.pipeline.run.StageCache.Cached;
import org.ridgeline.pipeline.run.TrainStage.Trained;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.reports.table.ShortestDecimal;

/**
 * Descends to every column of the table from zero, on the mean of the squares, and measures against the exact fit on the way. Takes the
 * place of {@link TrainStage} in a run, and keeps what the run does not: plans and histories.
 */
public final class DescendStage implements ExperimentRun.Training {

    private final Experiment experiment;
    private final DescentSettings settings;
    private final Optional<DescentCheckpoints> checkpoints;
    private final Workers workers;
    private final Devices devices;
    private final StageObserver observer;
    private final Map<String, Descended> descended = new LinkedHashMap<>();

    /**
     * A fit's descent.
     *
     * @param plan what was followed
     * @param reason why it ended
     * @param history by epoch from the start, whatever was interrupted and resumed meanwhile
     * @param trials the step sizes tried before it, the best first; empty where none was searched for
     */
    public record Descended(DescentPlan plan, Stopping.Reason reason, DescentHistory history, List<Trial> trials) {

        public Descended {
            trials = List.copyOf(trials);
        }
    }

    /** Binds what a training on the CPU needs beside the data. */
    public DescendStage(
            Experiment experiment,
            DescentSettings settings,
            Optional<DescentCheckpoints> checkpoints,
            Workers workers,
            StageObserver observer) {
        this(experiment, settings, checkpoints, workers, Devices.cpu(workers), observer);
    }

    /** Binds what a training needs beside the data. */
    public DescendStage(
            Experiment experiment,
            DescentSettings settings,
            Optional<DescentCheckpoints> checkpoints,
            Workers workers,
            Devices devices,
            StageObserver observer) {
        this.experiment = experiment;
        this.settings = settings;
        this.checkpoints = checkpoints;
        this.workers = workers;
        this.devices = devices;
        this.observer = observer;
    }

    /** Returns the descents so far by fit, in the experiment's order. */
    public Map<String, Descended> descended() {
        return new LinkedHashMap<>(descended);
    }

    /**
     * Returns the fits.
     *
     * @throws ExperimentException if a batch has more examples than there are, or a checkpoint is of another training
     * @throws DivergenceException if a descent diverges
     */
    @Override
    public Cached<Trained> train(Vectors vectors, List<FitSpec> specs) {
        LabeledMatrix examples = vectors.examples().get(Split.TRAIN);
        if (examples == null) {
            throw new ExperimentException("descent needs the matrix in memory\nGive more with `memory`.");
        }
        if (settings.stopping().patience().isPresent() && !vectors.parts().containsKey(Split.DEV)) {
            throw new ExperimentException("`patience`: expected documents of a dev split to measure on, got none");
        }
        if (settings.batchSize() > examples.rows()) {
            throw new ExperimentException(String.format(
                    Locale.ROOT,
                    "`batch`: expected at most the number of training examples, %d, got %d",
                    examples.rows(),
                    settings.batchSize()));
        }
        checkpoints.ifPresent(kept -> kept.begin(identity(vectors, specs)));
        Devices.Taken taken = devices.take(examples.matrix().nonzeros());
        try (LeastSquares squares = new LeastSquares(examples, workers, taken.device())) {
            List<TrainedFit> fits = new ArrayList<>();
            for (FitSpec spec : specs) {
                fits.add(descend(spec, squares, vectors, taken.use().compared()));
            }
            return new Cached<>(new Trained(fits, squares.facts(), taken.use()), false);
        }
    }

    private TrainedFit descend(FitSpec spec, LeastSquares squares, Vectors vectors, boolean compared) {
        LabeledMatrix examples = vectors.examples().get(Split.TRAIN);
        Objective objective = Objective.ridge(examples, squares.products(), Scaling.MEAN, spec.given());
        List<Trial> trials = settings.first() instanceof FirstStep.Searched ? search(spec, objective) : List.of();
        Optional<Checkpoint> begun = checkpoints.flatMap(kept -> kept.read(spec.name()));
        DescentPlan plan = settings.plan(
                spec.given(), firstStep(spec, examples, squares.largestSingularValue(), trials), recordEvery(begun));
        double[] exact =
                squares.fit(spec.given(), experiment.solver().settings()).weights();
        DescentMeasures measures = new DescentMeasures(vectors.examples(), exact);
        double[] start = new double[objective.dimension()];
        double optimum = objective.value(exact);
        try (Descent descent = begun.map(checkpoint -> resume(objective, plan, measures, start, checkpoint))
                .orElseGet(() -> new Descent(objective, plan, measures, start))) {
            Stopping.Reason reason = run(spec, descent, plan, optimum);
            DescentHistory history = new DescentHistory(spec.name(), spec.given(), optimum, descent.history());
            descended.put(spec.name(), new Descended(plan, reason, history, trials));
            double[] weights = descent.parameters();
            return new TrainedFit(
                    spec,
                    LinearModel.of(weights, spec.given(), vectors.bias()),
                    certificate(plan, history.last(), weights, examples, spec.given(), squares),
                    compared ? agreement(plan, spec, vectors, descent.epochs(), weights) : Optional.empty());
        }
    }

    private Stopping.Reason run(FitSpec spec, Descent descent, DescentPlan plan, double optimum) {
        try {
            Stopping.Reason reason = descent.run(
                    record -> observer.descended(
                            spec.name() + " by " + plan.rule().name(),
                            (double) record.epoch() / plan.stopping().maxEpochs(),
                            String.format(Locale.ROOT, "%.3g above the optimum", record.objective() - optimum)),
                    () -> checkpoints.ifPresent(kept -> {
                        if (kept.due(descent.epochs())) {
                            kept.write(spec.name(), descent.checkpoint());
                        }
                    }));
            DivergenceException.requireNotAboveTheStart(descent.history());
            return reason;
        } catch (DivergenceException e) {
            throw e.of(spec.name(), settings.advice());
        }
    }

    /** Takes the same steps on the CPU, from the start, and tells how far the two agree. */
    private Optional<Agreement> agreement(
            DescentPlan plan, FitSpec spec, Vectors vectors, int epochs, double[] weights) {
        Objective objective = Objective.ridge(vectors.examples().get(Split.TRAIN), Scaling.MEAN, spec.given(), workers);
        DescentPlan asLong = plan.until(epochs);
        DescentMeasures measures = new DescentMeasures(vectors.examples(), weights);
        try (Descent descent = new Descent(objective, asLong, measures, new double[objective.dimension()])) {
            descent.run(record -> observer.descended(
                    spec.name() + " again on the CPU", (double) record.epoch() / epochs, "to compare with the GPU"));
            double[] reference = descent.parameters();
            return Optional.of(Agreement.of(reference, weights, vectors.scores(reference), vectors.scores(weights)));
        }
    }

    private double firstStep(FitSpec spec, LabeledMatrix examples, double largestSingularValue, List<Trial> trials) {
        if (settings.first() instanceof FirstStep.Given given) {
            return given.eta();
        }
        double curvature = Scaling.MEAN.curvature(largestSingularValue, examples.rows(), spec.given());
        return trials.isEmpty()
                ? settings.safeEta(examples, spec.given(), curvature)
                : trials.get(0).eta();
    }

    /** Tries step sizes anew where a descent goes on, too: the search comes to the same, so the checkpoint fits. */
    private List<Trial> search(FitSpec spec, Objective objective) {
        return StepSizeSearch.run(objective, eta -> {
            observer.descended(spec.name() + " step size", 0, String.format(Locale.ROOT, "trying %.3g", eta));
            return settings.trial(spec.given(), eta);
        });
    }

    private static OptionalInt recordEvery(Optional<Checkpoint> begun) {
        try {
            return begun.map(checkpoint -> OptionalInt.of(checkpoint.recordEvery()))
                    .orElse(OptionalInt.empty());
        } catch (IllegalArgumentException e) {
            throw new ExperimentException(e.getMessage(), e);
        }
    }

    private static Descent resume(
            Objective objective, DescentPlan plan, DescentMeasures measures, double[] start, Checkpoint checkpoint) {
        try {
            return Descent.resume(objective, plan, measures, start, checkpoint);
        } catch (IllegalArgumentException e) {
            throw new ExperimentException(e.getMessage(), e);
        }
    }

    private Certificate certificate(
            DescentPlan plan,
            EpochRecord last,
            double[] weights,
            LabeledMatrix examples,
            double lambda,
            LeastSquares squares) {
        Objective objective =
                Objective.ridge(new CpuSparseProducts(examples.matrix(), workers), examples.labels(), lambda);
        return new Certificate(
                plan.rule().name(),
                last.steps(),
                objective.optimalityResidual(weights),
                objective.fitResidual(weights),
                false,
                plan.stopping().gradientTolerance(),
                squares.facts().map(MatrixFacts::rank).orElse(OptionalInt.empty()),
                OptionalDouble.empty(),
                Optional.empty(),
                last.seconds());
    }

    /** Returns what a checkpoint belongs to: the data, and each fit's lambda; the rest stands in the checkpoint itself. */
    private static String identity(Vectors vectors, List<FitSpec> specs) {
        StringBuilder identity = new StringBuilder("ridgeline checkpoint 1\n");
        vectors.fingerprints().forEach(stage -> identity.append(stage.stage())
                .append(' ')
                .append(stage.fingerprint().text())
                .append('\n'));
        specs.forEach(fit -> identity.append("fit ")
                .append(fit.name())
                .append(" lambda ")
                .append(ShortestDecimal.of(fit.given()))
                .append('\n'));
        return identity.toString();
    }

    /** Returns plans and outcomes by fit, for {@code descent.json}. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        descended.forEach((name, fit) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.putAll(PlanWording.json(fit.plan()));
            entry.put("reason", fit.reason().name().toLowerCase(Locale.ROOT));
            entry.put("epochs", fit.history().last().epoch());
            entry.put("steps", fit.history().last().steps());
            entry.put("objective", fit.history().last().objective());
            entry.put("optimum", fit.history().optimum());
            entry.put("gap", fit.history().gap());
            if (!fit.trials().isEmpty()) {
                entry.put(
                        "search", fit.trials().stream().map(DescendStage::json).toList());
            }
            json.put(name, entry);
        });
        return json;
    }

    /** Returns a step size tried and the objective it led to; without the objective where it diverged. */
    private static Map<String, Object> json(Trial trial) {
        return Double.isInfinite(trial.score())
                ? Map.of("eta", trial.eta(), "diverged", true)
                : Map.of("eta", trial.eta(), "objective", trial.score());
    }
}
