package org.ridgeline.pipeline.lab;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.Objective;
import org.ridgeline.model.optimizer.UpdateRule;

/** The points that a full-batch descent with a constant step size visits. */
final class Walk {

    /** The lecture's momentum. */
    static final MomentumSchedule GAMMA = MomentumSchedule.constant(0.9);

    private final Objective objective;
    private final List<double[]> points = new ArrayList<>();

    private Walk(Objective objective) {
        this.objective = objective;
    }

    /**
     * Walks.
     *
     * @throws org.ridgeline.model.optimizer.DivergenceException if the walk leaves all bounds
     */
    static Walk of(Objective objective, UpdateRule rule, double eta, int steps, double... start) {
        Walk walk = new Walk(objective);
        Descent descent =
                new Descent(objective, DescentPlan.fullBatch(rule, eta, steps), Descent.Measures.none(), start);
        descent.run(record -> walk.points.add(record.epoch() == 0 ? start.clone() : descent.parameters()));
        return walk;
    }

    /** Walks by plain gradient descent. */
    static Walk descent(Objective objective, double eta, int steps, double... start) {
        return of(objective, new UpdateRule.GradientDescent(), eta, steps, start);
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
