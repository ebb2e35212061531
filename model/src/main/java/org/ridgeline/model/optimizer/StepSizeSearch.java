package org.ridgeline.model.optimizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Finds a step size by trying: a sweep over powers of ten, then a finer one around the best. */
public final class StepSizeSearch {

    private StepSizeSearch() {}

    /**
     * A step size tried.
     *
     * @param eta the step size
     * @param score what it led to, the lower the better; infinite where the descent diverged
     */
    public record Trial(double eta, double score) {}

    /**
     * Returns all trials, the best first. Ties go to the smaller step size.
     *
     * @param low the smallest power of ten to try, such as -4 for 1e-4
     * @param high the largest
     * @param finer how many step sizes to try on each side of the best between it and its neighbour, evenly in the logarithm
     * @param score runs a descent with the step size and returns its score; a {@link DivergenceException} counts as infinite
     * @throws IllegalArgumentException if the range is empty
     */
    public static List<Trial> search(int low, int high, int finer, DoubleUnaryOperator score) {
        if (low > high || finer < 0) {
            throw new IllegalArgumentException(
                    "expected low <= high and finer >= 0, got " + low + ", " + high + ", " + finer);
        }
        List<Trial> trials = new ArrayList<>();
        for (int power = low; power <= high; power++) {
            trials.add(attempt(StrictMath.pow(10, power), score));
        }
        Comparator<Trial> byScore = Comparator.comparingDouble(Trial::score).thenComparingDouble(Trial::eta);
        double best = Collections.min(trials, byScore).eta();
        for (int k = 1; k <= finer; k++) {
            double factor = StrictMath.pow(10, (double) k / (finer + 1));
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
