package org.ridgeline.model.optimizer;

import java.util.Objects;

/**
 * How an objective is descended.
 *
 * @param rule how a step changes the parameters
 * @param stepSize eta by epoch
 * @param batchSize examples per step, or {@link #FULL_BATCH}
 * @param seed from which each epoch's order of examples is drawn; {@link #IN_ORDER} keeps them in order
 * @param stopping when it ends
 * @param recordEvery how many epochs lie between two entries of the history, at least 1; the last epoch is always recorded
 */
public record DescentPlan(
        UpdateRule rule, StepSize stepSize, int batchSize, long seed, Stopping stopping, int recordEvery) {

    /** The batch size that stands for all examples at a time. */
    public static final int FULL_BATCH = 0;

    /** The seed that stands for no shuffling. */
    public static final long IN_ORDER = 0;

    /** Checks the ranges. */
    public DescentPlan {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(stepSize, "stepSize");
        Objects.requireNonNull(stopping, "stopping");
        if (batchSize < 0) {
            throw new IllegalArgumentException("batch size must be at least 1, or 0 for all, got " + batchSize);
        }
        if (recordEvery < 1) {
            throw new IllegalArgumentException("recordEvery must be at least 1 epoch, got " + recordEvery);
        }
    }

    /** Returns whether every step sees all examples. */
    public boolean fullBatch() {
        return batchSize == FULL_BATCH;
    }

    /** Returns this plan with an end after so many epochs, at least 1, and for no other reason. */
    public DescentPlan until(int epochs) {
        return new DescentPlan(rule, stepSize, batchSize, seed, Stopping.afterEpochs(epochs), recordEvery);
    }

    /** Returns a full-batch plan with a constant step size that records every epoch. */
    public static DescentPlan fullBatch(UpdateRule rule, double eta, int steps) {
        return new DescentPlan(rule, StepSize.constant(eta), FULL_BATCH, IN_ORDER, Stopping.afterEpochs(steps), 1);
    }

    /**
     * Returns what must be the same for a descent to go on alike, a line for each setting, such as {@code optimizer: Nesterov, gamma 0.99}: two
     * plans have the same text only where they take the same steps and record the same epochs. Numbers stand with all their digits.
     */
    String describe() {
        return String.join(
                "\n",
                "optimizer: " + rule.describe(),
                "step size: " + stepSize.describe(Double::toString),
                "batch: " + (fullBatch() ? "full" : Integer.toString(batchSize)),
                "seed of the order: " + (seed == IN_ORDER ? "none" : Long.toString(seed)),
                "entries of the history: every " + StepSize.epochs(recordEvery));
    }
}
