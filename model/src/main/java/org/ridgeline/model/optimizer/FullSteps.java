package org.ridgeline.model.optimizer;

import java.util.Optional;
import org.ridgeline.model.device.DeviceDescent;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.model.linear.Vectors;

/** Steps over all examples, taken here or by a device that holds the objective. */
sealed interface FullSteps extends AutoCloseable permits FullSteps.HostSteps, DeviceSteps {

    /**
     * What is known of a point.
     *
     * @param objective J(w)
     * @param gradientNorm {@code ||∇J(w)||}
     */
    record Look(double objective, double gradientNorm) {}

    /** Takes a step, and returns the objective where the gradient was taken; 0 where that is not looked at. */
    double step(double eta);

    /** Waits until the steps asked for are taken. */
    void finish();

    /** Returns what is known of w as it stands. */
    Look look();

    /** Brings the state's parameters and slots up to the steps taken. */
    void pull();

    /** Frees what a device holds for them. */
    @Override
    void close();

    /** Returns steps that change the state. */
    static FullSteps of(Differentiable objective, DescentPlan plan, DescentState state) {
        boolean onDevice = plan.batchSize() == DescentPlan.FULL_BATCH
                && plan.rule().kernel().isPresent();
        Optional<DeviceDescent> device = onDevice ? objective.onDevice() : Optional.empty();
        return device.isPresent() ? new DeviceSteps(device.get(), plan, state) : new HostSteps(objective, plan, state);
    }

    /** Takes each step here, with the objective's gradient. */
    final class HostSteps implements FullSteps {

        private final Differentiable objective;
        private final UpdateRule rule;
        private final DescentState state;
        private final double[] gradient;
        private final double[] room;

        private HostSteps(Differentiable objective, DescentPlan plan, DescentState state) {
            this.objective = objective;
            this.rule = plan.rule();
            this.state = state;
            gradient = new double[state.w.length];
            room = new double[state.w.length];
        }

        @Override
        public double step(double eta) {
            long t = state.steps + 1;
            double[] terms = rule.terms().at(eta, t);
            double[] at = rule.gradientAt(state.w, state.slots, terms, room);
            double value = objective.valueAndGradient(at, gradient);
            rule.step().take(state.w, state.slots, gradient, terms);
            state.steps = t;
            return value;
        }

        @Override
        public void finish() {}

        @Override
        public Look look() {
            double value = objective.valueAndGradient(state.w, gradient);
            return new Look(value, Vectors.norm(gradient));
        }

        @Override
        public void pull() {}

        @Override
        public void close() {}
    }
}
