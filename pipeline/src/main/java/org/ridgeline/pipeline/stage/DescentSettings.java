package org.ridgeline.pipeline.stage;

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
 * @param eta the first step size; empty for a safe one, see {@link #eta}
 * @param schedule how the step size changes
 * @param batch examples per step, 0 for all; empty for all, or for 64 with an adaptive rule
 * @param epochs the most epochs; empty for 20 with mini-batches, else 3,000 with a regularizer and 200,000 without
 * @param seed from which the order of the examples is drawn, not 0
 * @param tolerance ends where the gradient is this part of that at the start; 0 for never
 */
public record DescentSettings(
        Optimizer optimizer,
        Optional<MomentumSchedule> gamma,
        OptionalDouble eta,
        Schedule schedule,
        OptionalInt batch,
        OptionalInt epochs,
        long seed,
        double tolerance) {

    /** On SST: (XᵀX + I) has condition 4e4, for which 0.99 is best; XᵀX has 5e8 on the row space, for which 0.9999 is. */
    private static final double GAMMA = 0.99;

    private static final double GAMMA_WITHOUT_REGULARIZER = 0.9999;

    private static final int BATCH = 64;
    private static final int BATCH_EPOCHS = 20;
    private static final int STEPS = 3_000;
    private static final int STEPS_WITHOUT_REGULARIZER = 200_000;
    private static final int RECORDS = 200;

    /** Makes a schedule of a first step size. */
    public interface Schedule {

        /** Returns the schedule that begins with eta. */
        StepSize from(double eta);
    }

    /** Checks the ranges. */
    public DescentSettings {
        schedule.from(eta.orElse(1));
        if (batch.orElse(1) < 0) {
            throw new IllegalArgumentException("batch size must be at least 1, or 0 for all, got " + batch.getAsInt());
        }
        if (seed == DescentPlan.IN_ORDER) {
            throw new IllegalArgumentException("seed: expected another number than 0");
        }
        new Stopping(epochs.orElse(1), tolerance, 0, 0, Double.POSITIVE_INFINITY);
    }

    /** Returns the number of examples a step sees, or {@link DescentPlan#FULL_BATCH}. */
    public int batchSize() {
        return batch.orElse(optimizer.adaptive() ? BATCH : DescentPlan.FULL_BATCH);
    }

    /**
     * Returns the plan for one lambda.
     *
     * @param curvature L, the largest curvature of the mean of the squares with its regularizer
     */
    DescentPlan plan(LabeledMatrix examples, double lambda, double curvature) {
        boolean full = batchSize() == DescentPlan.FULL_BATCH;
        int most = epochs.orElse(!full ? BATCH_EPOCHS : lambda > 0 ? STEPS : STEPS_WITHOUT_REGULARIZER);
        MomentumSchedule momentum = gamma.orElse(MomentumSchedule.constant(
                lambda > 0 || !full || !optimizer.hasGamma() ? GAMMA : GAMMA_WITHOUT_REGULARIZER));
        return new DescentPlan(
                optimizer.rule(momentum),
                schedule.from(eta.orElseGet(() -> eta(examples, lambda, full, curvature, momentum))),
                batchSize(),
                full ? DescentPlan.IN_ORDER : seed,
                new Stopping(most, tolerance, 0, 0, Double.POSITIVE_INFINITY),
                full ? Math.max(1, most / RECORDS) : 1);
    }

    /**
     * Returns the step size where none is given: 1/L for full batches; for mini-batches the same with the largest curvature of a single
     * example in place of L, times {@code 1 - gamma} where momentum would multiply it; for the adaptive rules, whose steps have the
     * size of eta, what did well on SST.
     */
    private double eta(
            LabeledMatrix examples, double lambda, boolean full, double curvature, MomentumSchedule momentum) {
        if (optimizer.adaptive()) {
            return switch (optimizer) {
                case ADAGRAD -> 0.1;
                case ADAM -> 0.003;
                default -> 0.001;
            };
        }
        if (full) {
            return 1 / curvature;
        }
        double share = optimizer.hasGamma() ? 1 - momentum.at(Long.MAX_VALUE / 2) : 1;
        return share / (2 * (largestRow(examples.matrix()) + lambda / examples.rows()));
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
