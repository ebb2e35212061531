package org.ridgeline.model.optimizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.ridgeline.model.linear.Objective;

/** Finds a step size by trying: powers of ten, then finer steps around the best. */
public final class StepSizeSearch {

    private static final int LOWEST_POWER = -5;
    private static final int HIGHEST_POWER = 0;

    /** Step sizes tried on each side of the best between it and its neighbour, evenly in the logarithm. */
    private static final int FINER = 2;

    private StepSizeSearch() {}

    /** A step size tried, and what it led to: the lower the better, infinite where the descent diverged. */
    public record Trial(double eta, double score) {}

    /**
     * Returns the step sizes tried by short descents from zero, the best first: powers of ten from 1e-5 to 1, then two more on each side of the
     * best. The score is the objective after the descent; the same for any number of threads, since the descents are.
     */
    public static List<Trial> run(Objective objective, DoubleFunction<DescentPlan> plan) {
        double[] zero = new double[objective.dimension()];
        return search(LOWEST_POWER, HIGHEST_POWER, eta -> {
            try (Descent descent = new Descent(objective, plan.apply(eta), Descent.Measures.none(), zero)) {
                descent.run(record -> {});
                return objective.value(descent.parameters());
            }
        });
    }

    /** Returns all trials, the best first, ties the smaller step size first; a {@link DivergenceException} scores infinite. */
    static List<Trial> search(int lowestPower, int highestPower, DoubleUnaryOperator score) {
        List<Trial> trials = new ArrayList<>();
        for (int power = lowestPower; power <= highestPower; power++) {
            trials.add(attempt(StrictMath.pow(10, power), score));
        }
        Comparator<Trial> byScore = Comparator.comparingDouble(Trial::score).thenComparingDouble(Trial::eta);
        double best = Collections.min(trials, byScore).eta();
        for (int k = 1; k <= FINER; k++) {
            double factor = StrictMath.pow(10, (double) k / (FINER + 1));
            trials.add(attempt(best / factor, score));
            trials.add(attempt(best * factor, score));
        }
        trials.sort(byScore);
        return trials;
    }

    private static Trial attempt(double eta, DoubleUnaryOperator score) {
        try {
            double value = score.applyAsDouble(eta);
            return new Trial(eta, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
        } catch (DivergenceException e) {
            return new Trial(eta, Double.POSITIVE_INFINITY);
        }
    }
}
