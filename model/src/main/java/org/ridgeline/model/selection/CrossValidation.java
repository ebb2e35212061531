package org.ridgeline.model.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleBiFunction;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.RidgePath;

/**
 * k-fold cross-validation over the training documents: for each lambda the mean of the folds' validation errors, each fitted without the fold
 * (Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, 2009, section 7.10).
 *
 * <p>A fold's vocabulary is that of its training part: a word that does not occur there is a column of zeros, whose weight is 0.
 *
 * @param points by rising lambda
 * @param folds how many
 * @param seed of the folds
 */
public record CrossValidation(List<Point> points, int folds, long seed) {

    /** The folds where nothing is said. */
    public static final int FOLDS = 5;

    public CrossValidation {
        points = List.copyOf(points);
    }

    /**
     * One lambda. A standard error is the standard deviation of the folds' values, with k - 1 below the root, over the root of k.
     *
     * @param lambda on the sum of squares; the same in each fold, though it has fewer documents
     * @param mse the mean of the folds' mean squared errors
     * @param accuracy the mean of the folds' accuracies
     */
    public record Point(double lambda, double mse, double mseError, double accuracy, double accuracyError) {}

    /**
     * Returns the errors; the same bits for any number of threads.
     *
     * @param mse gives the mean squared error of scores (n) against labels (n)
     * @param accuracy gives the share of scores with the right sign
     * @param device where the weights are computed
     * @param share hears the share that is done, from 0 to 1, from any thread
     * @throws org.ridgeline.model.solver.NumericalException if a fit misses its tolerance
     */
    public static CrossValidation run(
            LabeledMatrix train,
            Lambdas lambdas,
            Folds folds,
            ToDoubleBiFunction<double[], double[]> mse,
            ToDoubleBiFunction<double[], double[]> accuracy,
            Workers workers,
            Device device,
            DoubleConsumer share) {
        int count = folds.count();
        List<RidgePath> paths = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            paths.add(new RidgePath(train.selectedRows(folds.outside(fold)), lambdas.values()));
        }
        RidgePath.solve(paths, workers, device, share);
        double[][] mses = new double[lambdas.values().size()][count];
        double[][] accuracies = new double[mses.length][count];
        for (int fold = 0; fold < count; fold++) {
            LabeledMatrix held = train.selectedRows(folds.in(fold));
            double[] labels = held.labels();
            for (int i = 0; i < mses.length; i++) {
                double[] scores = held.matrix().multiply(paths.get(fold).weights(i));
                mses[i][fold] = mse.applyAsDouble(scores, labels);
                accuracies[i][fold] = accuracy.applyAsDouble(scores, labels);
            }
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < mses.length; i++) {
            points.add(new Point(
                    lambdas.values().get(i),
                    mean(mses[i]),
                    standardError(mses[i]),
                    mean(accuracies[i]),
                    standardError(accuracies[i])));
        }
        return new CrossValidation(points, count, folds.seed());
    }

    /** Returns the point of least mean squared error, of equal ones that with the largest lambda. */
    public Point best() {
        return points.stream()
                .min(Comparator.comparingDouble(Point::mse).thenComparingDouble(point -> -point.lambda()))
                .orElseThrow();
    }

    /** Returns the point of largest lambda whose error is within one standard error of the best: the one-standard-error rule. */
    public Point oneStandardError() {
        double limit = best().mse() + best().mseError();
        return points.stream()
                .filter(point -> point.mse() <= limit)
                .max(Comparator.comparingDouble(Point::lambda))
                .orElseThrow();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
