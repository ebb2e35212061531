package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.DivergenceException;
import org.ridgeline.model.optimizer.EpochRecord;
import org.ridgeline.model.optimizer.FederatedAveraging;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.optimizer.StepSizeSearch.Trial;
import org.ridgeline.model.optimizer.Stopping;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.run.DescentHistory;
import org.ridgeline.pipeline.run.DescentMeasures;
import org.ridgeline.pipeline.run.DeviceUse;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.FirstStepSearch;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.Wording;

/**
 * Every optimizer on one corpus under one budget, for some lambdas, each measured against the exact optimum.
 *
 * <p>The objective is the mean {@code (||Xw - y||² + lambda ||w||²)/n}; descents start at zero. A step size is 1/L for full batches; for
 * federated averaging 1/L of the client with the largest curvature; else the best of a search over two epochs.
 */
public final class OptimizerComparison {

    static final int SEARCH_EPOCHS = 2;
    private static final int RECORDS = 100;

    private final Map<Split, LabeledMatrix> examples;
    private final LabeledMatrix train;
    private final List<Double> lambdas;
    private final Budget budget;
    private final Workers workers;
    private final StageObserver observer;
    private final LeastSquares squares;
    private final SparseProducts products;
    private final DeviceUse device;
    private final List<ComparedDescent> results = new ArrayList<>();

    /**
     * What each optimizer may use for each lambda.
     *
     * @param epochs the most epochs with full batches, of which each is one step
     * @param batchEpochs the most epochs with mini-batches
     * @param seconds time for all descents together, of which each has the same share; measuring is not counted
     * @param seed of the order of the examples, and of the shards
     * @param clients of federated averaging, at most as many as there are examples
     * @param localSteps that each client takes in a round, at most as many as there are epochs
     */
    public record Budget(int epochs, int batchEpochs, double seconds, long seed, int clients, int localSteps) {

        /** The clients and local steps where nothing is said. */
        public static final int CLIENTS = 10;

        /** See {@link #CLIENTS}. */
        public static final int LOCAL_STEPS = 5;

        /** Checks the ranges. */
        public Budget {
            if (epochs < 1 || batchEpochs < 1) {
                throw new IllegalArgumentException("epochs: expected at least 1, got " + Math.min(epochs, batchEpochs));
            }
            if (!(seconds > 0)) {
                throw new IllegalArgumentException("seconds: expected a number above 0, got " + seconds);
            }
            if (seed == DescentPlan.IN_ORDER) {
                throw new IllegalArgumentException("seed: expected another number than 0");
            }
            requireOne("clients", clients);
            requireOne("localSteps", localSteps);
        }

        /** The same with the usual clients and local steps. */
        public Budget(int epochs, int batchEpochs, double seconds, long seed) {
            this(epochs, batchEpochs, seconds, seed, CLIENTS, LOCAL_STEPS);
        }

        private static void requireOne(String property, int count) {
            if (count < 1) {
                throw new IllegalArgumentException(property + ": expected at least 1, got " + count);
            }
        }

        int epochsOf(ComparedOptimizer optimizer) {
            return optimizer.batch() == DescentPlan.FULL_BATCH ? epochs : batchEpochs;
        }
    }

    private OptimizerComparison(
            Map<Split, LabeledMatrix> examples,
            List<Double> lambdas,
            Budget budget,
            Workers workers,
            Devices devices,
            StageObserver observer) {
        this.examples = examples;
        this.train = examples.get(Split.TRAIN);
        this.lambdas = List.copyOf(lambdas);
        this.budget = budget;
        this.workers = workers;
        this.observer = observer;
        Devices.Taken taken = devices.take(train.matrix().nonzeros());
        this.device = taken.use();
        this.squares = new LeastSquares(train, workers, taken.device());
        this.products = squares.products();
    }

    /**
     * Runs all descents.
     *
     * @param lambdas on the sum of squares, each once
     * @param devices for full gradients and the exact fits
     */
    public static OptimizerComparison run(
            Map<Split, LabeledMatrix> examples,
            List<Double> lambdas,
            Budget budget,
            Workers workers,
            Devices devices,
            StageObserver observer) {
        OptimizerComparison comparison = new OptimizerComparison(examples, lambdas, budget, workers, devices, observer);
        for (double lambda : lambdas) {
            double[] exact =
                    comparison.squares.fit(lambda, SolverSettings.defaults()).weights();
            for (ComparedOptimizer optimizer : ComparedOptimizer.values()) {
                comparison.results.add(comparison.descend(optimizer, lambda, exact));
            }
        }
        return comparison;
    }

    private ComparedDescent descend(ComparedOptimizer optimizer, double lambda, double[] exact) {
        Objective objective = Objective.ridge(train, products, Scaling.MEAN, lambda);
        DescentMeasures measures = new DescentMeasures(examples, exact);
        double optimum = objective.value(exact);
        List<EpochRecord> records = new ArrayList<>();
        Consumer<EpochRecord> hear = record -> {
            records.add(record);
            observer.descended(
                    "lambda " + Wording.number(lambda) + " " + optimizer.title(),
                    Math.max((double) record.epoch() / budget.epochsOf(optimizer), record.seconds() / share()),
                    String.format(Locale.ROOT, "%.2e above the optimum", record.objective() - optimum));
        };
        double eta = 0;
        long bytes = 0;
        List<Trial> trials = List.of();
        Optional<String> diverged = Optional.empty();
        try {
            if (optimizer.federated()) {
                List<int[]> shards = optimizer == ComparedOptimizer.FEDERATED_EVEN
                        ? FederatedAveraging.even(train.rows(), clients(), budget.seed())
                        : FederatedAveraging.skewed(train, clients(), budget.seed());
                FederatedDescent entry = new FederatedDescent(train, shards, lambda, localSteps(), workers);
                eta = entry.safeStep();
                bytes = entry.run(objective, eta, budget.epochs(), share(), RECORDS, measures, hear);
            } else {
                if (optimizer.batch() == DescentPlan.FULL_BATCH) {
                    eta = safeStep(lambda);
                } else {
                    trials = trials(optimizer, objective, SEARCH_EPOCHS);
                    eta = trials.get(0).eta();
                }
                DescentPlan plan = plan(optimizer, eta, budget.epochsOf(optimizer), share());
                try (Descent descent = new Descent(objective, plan, measures, zero())) {
                    descent.run(hear);
                }
            }
            DivergenceException.requireNotAboveTheStart(records);
        } catch (DivergenceException e) {
            diverged = Optional.of(e.getMessage());
            records.removeIf(record -> record.epoch() > e.lastGoodEpoch());
        }
        return new ComparedDescent(
                optimizer, eta, diverged, bytes, trials, new DescentHistory(optimizer.key(), lambda, optimum, records));
    }

    private DescentPlan plan(ComparedOptimizer optimizer, double eta, int epochs, double seconds) {
        int batch = Math.min(optimizer.batch(), train.rows());
        boolean full = batch == DescentPlan.FULL_BATCH;
        return new DescentPlan(
                optimizer.rule(),
                StepSize.constant(eta),
                batch,
                full ? DescentPlan.IN_ORDER : budget.seed(),
                new Stopping(epochs, 0, 0, 0, seconds),
                full ? Math.max(1, epochs / RECORDS) : 1);
    }

    /** Returns the step sizes tried with the objective after some epochs, the best first. */
    private List<Trial> trials(ComparedOptimizer optimizer, Objective objective, int epochs) {
        return FirstStepSearch.run(objective, eta -> plan(optimizer, eta, epochs, Double.POSITIVE_INFINITY));
    }

    /** Returns the same for a full-batch optimizer, whose step size was not searched for. */
    List<Trial> trials(ComparedOptimizer optimizer, double lambda, int epochs) {
        return trials(optimizer, Objective.ridge(train, products, Scaling.MEAN, lambda), epochs);
    }

    /** Returns 1/L of the objective. */
    double safeStep(double lambda) {
        return 1 / Scaling.MEAN.curvature(squares.largestSingularValue(), train.rows(), lambda);
    }

    private double[] zero() {
        return new double[train.matrix().columns()];
    }

    /** Returns the histories of all descents. */
    public List<DescentHistory> histories() {
        return results.stream().map(ComparedDescent::history).toList();
    }

    /** Returns which device computed full gradients and the exact fits. */
    public DeviceUse device() {
        return device;
    }

    Budget budget() {
        return budget;
    }

    List<Double> lambdas() {
        return lambdas;
    }

    /** Returns the seconds that each descent may take. */
    double share() {
        return budget.seconds() / (lambdas.size() * optimizers());
    }

    List<ComparedDescent> results(double lambda) {
        return results.stream()
                .filter(result -> result.history().lambda() == lambda)
                .toList();
    }

    List<ComparedDescent> results() {
        return List.copyOf(results);
    }

    /** Returns how many descents there are for each lambda. */
    public static int optimizers() {
        return ComparedOptimizer.values().length;
    }

    /** Returns how many clients share the examples. */
    int clients() {
        return Math.min(budget.clients(), train.rows());
    }

    /** Returns how many steps a client takes in a round, each an epoch: one round alone must not take more than there are. */
    int localSteps() {
        return Math.min(budget.localSteps(), budget.epochs());
    }
}
