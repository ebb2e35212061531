package org.ridgeline.pipeline.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.LsqrIterates;
import org.ridgeline.model.solver.SolverSettings;

/**
 * Every split's errors against the steps of LSQR without a regularizer, from zero until the weights are those of least norm: how long to
 * iterate regularizes (Yao, Rosasco and Caponnetto, "On early stopping in gradient descent learning", Constr. Approx. 26, 2007; for Krylov
 * methods Hansen 1998, see {@link LsqrIterates}).
 *
 * @param points by rising step, from 1
 * @param exact the measures of the fit of least norm
 * @param converged whether the last iterate's weights are within {@value #DISTANCE} of those of least norm
 */
public record EarlyStopping(List<Point> points, Map<Split, BinaryEvaluation> exact, boolean converged) {

    /** Where the iteration ends: the distance to the fit of least norm, relative to its norm. */
    private static final double DISTANCE = 1e-4;

    /** Steps looked at for each power of ten, and the powers: 10^4.5 = 31,623 steps at most. */
    private static final int PER_DECADE = 10;

    private static final int LAST = 45;

    /** Copies. */
    public EarlyStopping {
        points = List.copyOf(points);
        exact = new EnumMap<>(exact);
    }

    /**
     * One iterate.
     *
     * @param step how many steps from zero
     * @param norm of the weights
     * @param distance of the weights from those of least norm, relative to their norm
     * @param bySplit the measures
     */
    public record Point(int step, double norm, double distance, Map<Split, BinaryEvaluation> bySplit) {

        /** Copies. */
        public Point {
            bySplit = new EnumMap<>(bySplit);
        }
    }

    /**
     * Returns the iterates' errors; the same bits for any number of threads.
     *
     * @param examples by split; fitted to {@link Split#TRAIN}
     * @throws org.ridgeline.model.solver.NumericalException if the fit of least norm misses its tolerance
     */
    public static EarlyStopping run(Map<Split, LabeledMatrix> examples, Workers workers, DoubleConsumer share) {
        LabeledMatrix train = examples.get(Split.TRAIN);
        double[] exact = new LeastSquares(train, workers)
                .fit(0, SolverSettings.defaults())
                .weights();
        int[] at = IntStream.rangeClosed(0, LAST)
                .map(k -> (int) Math.round(StrictMath.pow(10, (double) k / PER_DECADE)))
                .distinct()
                .toArray();
        double last = at[at.length - 1];
        List<Point> points = new ArrayList<>();
        LsqrIterates.run(new CpuSparseProducts(train.matrix(), workers), train, at, (step, w) -> {
            Point point = new Point(step, Vectors.norm(w), distance(w, exact), measures(examples, w));
            points.add(point);
            share.accept(step / last);
            return point.distance() > DISTANCE;
        });
        share.accept(1);
        return new EarlyStopping(
                points, measures(examples, exact), points.get(points.size() - 1).distance() <= DISTANCE);
    }

    /** Returns the iterate of least mean squared error on a split, of equal ones the earliest. */
    public Point best(Split split) {
        return points.stream()
                .min(Comparator.comparingDouble(
                        point -> point.bySplit().get(split).mse()))
                .orElseThrow();
    }

    private static double distance(double[] w, double[] exact) {
        double[] difference = w.clone();
        Vectors.addScaled(-1, exact, difference);
        double norm = Vectors.norm(exact);
        return norm == 0 ? Vectors.norm(w) : Vectors.norm(difference) / norm;
    }

    private static Map<Split, BinaryEvaluation> measures(Map<Split, LabeledMatrix> examples, double[] w) {
        Map<Split, BinaryEvaluation> bySplit = new EnumMap<>(Split.class);
        examples.forEach((split, rows) -> bySplit.put(split, LambdaPath.evaluate(rows, w)));
        return bySplit;
    }
}
