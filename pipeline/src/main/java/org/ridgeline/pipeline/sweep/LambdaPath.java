package org.ridgeline.pipeline.sweep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Vectors;

/**
 * Every split's errors against lambda.
 *
 * @param points by rising lambda
 */
public record LambdaPath(List<Point> points) {

    /** Copies. */
    public LambdaPath {
        points = List.copyOf(points);
    }

    /**
     * One lambda.
     *
     * @param lambda on the sum of squares; 0 stands for the fit of least norm
     * @param norm the norm of the weights, bias included
     * @param bySplit the measures
     */
    public record Point(double lambda, double norm, Map<Split, BinaryEvaluation> bySplit) {

        /** Copies. */
        public Point {
            bySplit = new EnumMap<>(bySplit);
        }
    }

    /** Returns the path, fitted on the CPU; see the other method. */
    public static LambdaPath run(
            Map<Split, LabeledMatrix> examples, Lambdas lambdas, Workers workers, DoubleConsumer share) {
        return run(examples, lambdas, workers, new CpuDevice(workers), share);
    }

    /**
     * Returns the path; the same bits for any number of threads.
     *
     * @param examples by split; fitted to {@link Split#TRAIN}
     * @param device where it is fitted
     * @param share hears the share that is done, from 0 to 1, from any thread
     * @throws org.ridgeline.model.solver.NumericalException if a fit misses its tolerance
     */
    public static LambdaPath run(
            Map<Split, LabeledMatrix> examples, Lambdas lambdas, Workers workers, Device device, DoubleConsumer share) {
        RidgeFits fits = new RidgeFits(examples.get(Split.TRAIN), lambdas);
        RidgeFits.solve(List.of(fits), workers, device, share);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < lambdas.values().size(); i++) {
            double[] w = fits.weights(i);
            Map<Split, BinaryEvaluation> bySplit = new EnumMap<>(Split.class);
            examples.forEach((split, rows) -> bySplit.put(split, evaluate(rows, w)));
            points.add(new Point(lambdas.values().get(i), Vectors.norm(w), bySplit));
        }
        return new LambdaPath(points);
    }

    /**
     * Returns the point of a lambda.
     *
     * @throws IllegalArgumentException if it is not on the path
     */
    public Point at(double lambda) {
        return points.stream()
                .filter(point -> point.lambda() == lambda)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lambda " + lambda + " is not on the path"));
    }

    static BinaryEvaluation evaluate(LabeledMatrix rows, double[] weights) {
        return BinaryEvaluation.of(rows.matrix().multiply(weights), rows.labels());
    }
}
