package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.UpdateRule;

/** The points that a descent with a constant step size visits, one after each step. */
final class Iterates {

    /** The lecture's momentum. */
    static final MomentumSchedule GAMMA = MomentumSchedule.constant(0.9);

    private final Differentiable objective;
    private final List<double[]> points = new ArrayList<>();

    private Iterates(Differentiable objective) {
        this.objective = objective;
    }

    /**
     * Walks.
     *
     * @throws org.ridgeline.model.optimizer.DivergenceException if the walk leaves all bounds
     */
    static Iterates of(Differentiable objective, UpdateRule rule, double eta, int steps, double... start) {
        Iterates walk = new Iterates(objective);
        Descent descent =
                new Descent(objective, DescentPlan.fullBatch(rule, eta, steps), Descent.Measures.none(), start);
        descent.run(record -> walk.points.add(record.epoch() == 0 ? start.clone() : descent.parameters()));
        return walk;
    }

    /**
     * Walks with a step on each of some batches in turn, over and over.
     *
     * <p>The engine tells of whole epochs only. Here each batch is an objective of its own on which an epoch is one step, and the
     * state of the rule goes from one to the next.
     *
     * @param whole the objective of all batches together, by which the points are judged
     */
    static Iterates inBatches(
            Differentiable whole,
            List<? extends Differentiable> batches,
            UpdateRule rule,
            double eta,
            int steps,
            double... start) {
        Iterates walk = new Iterates(whole);
        walk.points.add(start.clone());
        DescentPlan plan = DescentPlan.fullBatch(rule, eta, steps);
        Descent descent = new Descent(batches.get(0), plan, Descent.Measures.none(), start);
        for (int step = 1; step <= steps; step++) {
            descent.epoch(record -> {});
            walk.points.add(descent.parameters());
            descent = Descent.resume(
                    batches.get(step % batches.size()), plan, Descent.Measures.none(), start, descent.checkpoint());
        }
        return walk;
    }

    /** Walks by plain gradient descent. */
    static Iterates descent(Differentiable objective, double eta, int steps, double... start) {
        return of(objective, UpdateRule.gradientDescent(), eta, steps, start);
    }

    /** Returns the start and the point after each step, not to be changed. */
    List<double[]> points() {
        return Collections.unmodifiableList(points);
    }

    double[] after(int steps) {
        return points.get(steps);
    }

    double[] end() {
        return points.get(points.size() - 1);
    }

    double loss() {
        return objective.value(end());
    }

    double lossAfter(int steps) {
        return objective.value(after(steps));
    }
}
