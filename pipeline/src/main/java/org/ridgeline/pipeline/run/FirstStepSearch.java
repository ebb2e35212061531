package org.ridgeline.pipeline.run;

import java.util.List;
import java.util.function.DoubleFunction;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.optimizer.Descent;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.StepSizeSearch;
import org.ridgeline.model.optimizer.StepSizeSearch.Trial;

/**
 * Finds a first step size by short descents from zero: powers of ten from 1e-5 to 1, then two more on each side of the best. The score
 * is the objective on the training data after the short descent. The same for any number of threads, since the descents are.
 */
public final class FirstStepSearch {

    private static final int LOWEST_POWER = -5;
    private static final int HIGHEST_POWER = 0;
    private static final int FINER = 2;

    private FirstStepSearch() {}

    /**
     * Returns the step sizes tried, the best first.
     *
     * @param plan the short descent with a step size
     */
    public static List<Trial> run(Objective objective, DoubleFunction<DescentPlan> plan) {
        double[] zero = new double[objective.dimension()];
        return StepSizeSearch.search(LOWEST_POWER, HIGHEST_POWER, FINER, eta -> {
            try (Descent descent = new Descent(objective, plan.apply(eta), Descent.Measures.none(), zero)) {
                descent.run(record -> {});
                return objective.value(descent.parameters());
            }
        });
    }
}
