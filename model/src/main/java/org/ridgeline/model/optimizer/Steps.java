package org.ridgeline.model.optimizer;

import java.util.Optional;
import org.ridgeline.model.device.DeviceDescent;
import org.ridgeline.model.linear.Differentiable;

/** The steps of a descent's epochs, taken here or by a device that holds the objective. */
sealed interface Steps extends AutoCloseable permits HostSteps, DeviceSteps {

    /**
     * What is known of a point.
     *
     * @param objective J(w)
     * @param gradientNorm {@code ||∇J(w)||}
     */
    record Look(double objective, double gradientNorm) {}

    /**
     * Takes the steps of an epoch: one with full batches, else N/b, rounded up.
     *
     * @param number of the epoch, from 0 on, which decides the order of its examples with the plan's seed
     * @return the objective where the gradient of the only step was taken; 0 where that is not known, NaN where w is no longer finite
     */
    double epoch(int number, double eta);

    /** Waits until the steps asked for are taken. */
    void finish();

    /** Returns what is known of w as it stands. */
    Look look();

    /** Brings the state's parameters and slots up to the steps taken. */
    void pull();

    /** Frees what a device holds for them. */
    @Override
    void close();

    /**
     * Returns steps that change the state.
     *
     * @throws IllegalArgumentException if the plan's batches do not fit the objective
     */
    static Steps of(Differentiable objective, DescentPlan plan, DescentState state) {
        boolean mayQueue = plan.fullBatch() && plan.rule().kernel().isPresent();
        Optional<DeviceDescent> device = mayQueue ? objective.onDevice() : Optional.empty();
        return device.isPresent() ? new DeviceSteps(device.get(), plan, state) : new HostSteps(objective, plan, state);
    }
}
