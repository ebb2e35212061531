package org.ridgeline.pipeline.run;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.optimizer.Stopping;

/**
 * How the fits of an experiment are descended to; what is left empty is chosen for each lambda.
 *
 * @param optimizer the update rule
 * @param gamma the momentum; empty for 0.99 with a regularizer and 0.9999 without
 * @param first where the first step size comes from
 * @param schedule how the step size changes
 * @param batch examples per step, 0 for all; empty for all, or for 64 with an adaptive rule
 * @param seed from which the order of the examples is drawn, not 0
 * @param stopping when a descent ends
 * @param epsilonOutside whether Adam's epsilon stands beside the root, as in the paper and in PyTorch
 * @param historyEvery epochs between two entries of the history; empty for what a resumed descent had so far, else for 1 with
 *     mini-batches and a 200th of the most epochs or the patience, whichever is less, without
 */
public record DescentSettings(
        Optimizer optimizer,
        Optional<MomentumSchedule> gamma,
        FirstStep first,
        Schedule schedule,
        OptionalInt batch,
        long seed,
        StoppingSettings stopping,
        boolean epsilonOutside,
        OptionalInt historyEvery) {

    /** On SST: (XᵀX + I) has condition 4e4, for which 0.99 is best; XᵀX has 5e8 on the row space, for which 0.9999 is. */
    private static final double GAMMA = 0.99;

    private static final double GAMMA_WITHOUT_REGULARIZER = 0.9999;

    private static final int BATCH = 64;
    private static final int BATCH_EPOCHS = 20;
    private static final int STEPS = 3_000;
    private static final int STEPS_WITHOUT_REGULARIZER = 200_000;
    private static final int RECORDS = 200;

    /** Epochs of a trial in a search for the first step size: of full batches, each of which is one step, and of mini-batches. */
    private static final int TRIAL_STEPS = 100;

    private static final int TRIAL_EPOCHS = 2;

    /** Makes a schedule of a first step size. */
    public interface Schedule {

        /** Returns the schedule that begins with eta. */
        StepSize from(double eta);
    }

    /** The same with what is usual for the rest. */
    public DescentSettings(
            Optimizer optimizer,
            Optional<MomentumSchedule> gamma,
            FirstStep first,
            Schedule schedule,
            OptionalInt batch,
            long seed,
            StoppingSettings stopping) {
        this(optimizer, gamma, first, schedule, batch, seed, stopping, false, OptionalInt.empty());
    }

    /** Checks the ranges. */
    public DescentSettings {
        if (epsilonOutside && optimizer != Optimizer.ADAM) {
            throw new IllegalArgumentException(
                    "epsilonOutside: expected with adam only, got it with " + optimizer.key());
        }
        schedule.from(1);
        if (batch.orElse(1) < 0) {
            throw new IllegalArgumentException("batch size must be at least 1, or 0 for all, got " + batch.getAsInt());
        }
        if (seed == DescentPlan.IN_ORDER) {
            throw new IllegalArgumentException("seed: expected another number than 0");
        }
        if (historyEvery.orElse(1) < 1) {
            throw new IllegalArgumentException(
                    "historyEvery: expected at least 1 epoch, got " + historyEvery.getAsInt());
        }
    }

    /** Returns the number of examples a step sees, or {@link DescentPlan#FULL_BATCH}. */
    public int batchSize() {
        return batch.orElse(optimizer.rule().usualEta().isPresent() ? BATCH : DescentPlan.FULL_BATCH);
    }

    /**
     * Returns the plan for one lambda that begins with a step size.
     *
     * @param kept how dense the history was so far, which it stays where nothing else is said; empty where the descent begins
     */
    DescentPlan plan(double lambda, double eta, OptionalInt kept) {
        Stopping rules = stopping.stopping(epochs(lambda));
        return new DescentPlan(
                optimizer.rule(momentum(lambda), !epsilonOutside),
                schedule.from(eta),
                batchSize(),
                seedOfOrder(),
                rules,
                historyEvery.orElse(kept.orElse(full() ? recordEvery(rules) : 1)));
    }

    /**
     * Returns a short plan that tells how good a first step size is. It keeps the step size, and has the momentum that the descent ends
     * with: what a warm-up or a rising momentum bears in the first epochs may diverge later.
     */
    DescentPlan trial(double lambda, double eta) {
        int most =
                Math.min(full() ? TRIAL_STEPS : TRIAL_EPOCHS, stopping.epochs().orElse(epochs(lambda)));
        return new DescentPlan(
                optimizer.rule(MomentumSchedule.constant(lastGamma(lambda)), !epsilonOutside),
                StepSize.constant(eta),
                batchSize(),
                seedOfOrder(),
                Stopping.afterEpochs(most),
                most);
    }

    /**
     * Returns the step size where none is given: 1/L for full batches; for mini-batches the same with the largest curvature of a single
     * example in place of L, times {@code 1 - gamma} where momentum would multiply it; for the adaptive rules, whose steps have the
     * size of eta, what did well on SST.
     *
     * @param curvature L, the largest curvature of the mean of the squares with its regularizer
     */
    double safeEta(LabeledMatrix examples, double lambda, double curvature) {
        OptionalDouble usual = optimizer.rule().usualEta();
        if (usual.isPresent()) {
            return usual.getAsDouble();
        }
        if (full()) {
            return 1 / curvature;
        }
        double share = optimizer.rule().hasGamma() ? 1 - lastGamma(lambda) : 1;
        return share / (2 * (largestRow(examples.matrix()) + lambda / examples.rows()));
    }

    /** Returns what helps a descent that diverged, in a sentence. */
    String advice() {
        return first instanceof FirstStep.Given
                ? "Without `eta` a safe one is taken; `eta` search tries ten."
                : "Give one with `eta`" + (optimizer.rule().hasGamma() ? ", or a smaller `gamma`." : ".");
    }

    /** Returns how many epochs lie between two looks: patience is not to end later because nobody looked. */
    private static int recordEvery(Stopping rules) {
        int every = Math.max(1, rules.maxEpochs() / RECORDS);
        return rules.patience() > 0 ? Math.min(every, rules.patience()) : every;
    }

    private boolean full() {
        return batchSize() == DescentPlan.FULL_BATCH;
    }

    private long seedOfOrder() {
        return full() ? DescentPlan.IN_ORDER : seed;
    }

    private int epochs(double lambda) {
        return !full() ? BATCH_EPOCHS : lambda > 0 ? STEPS : STEPS_WITHOUT_REGULARIZER;
    }

    private MomentumSchedule momentum(double lambda) {
        return gamma.orElse(MomentumSchedule.constant(
                lambda > 0 || !full() || !optimizer.rule().hasGamma() ? GAMMA : GAMMA_WITHOUT_REGULARIZER));
    }

    private double lastGamma(double lambda) {
        return momentum(lambda).at(Long.MAX_VALUE / 2);
    }

    /** Returns the largest squared norm of a row. */
    private static double largestRow(CsrMatrix x) {
        double largest = 0;
        for (int i = 0; i < x.rows(); i++) {
            double sum = 0;
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                sum += x.valueAt(k) * x.valueAt(k);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
