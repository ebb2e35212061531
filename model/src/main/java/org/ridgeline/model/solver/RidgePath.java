package org.ridgeline.model.solver;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.KrylovSolves;
import org.ridgeline.model.device.SparseProducts;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Vectors;

/**
 * The minimizers of {@code ||Xw - y||² + lambda ||w||²} for many lambda above 0 from one bidiagonalization.
 *
 * <p>The Krylov space of {@code XᵀX + lambda I} and Xᵀy is the same for every lambda (Frommer and Maass, "Fast CG-based methods for
 * Tikhonov-Phillips regularization", SIAM J. Sci. Comput. 20(5), 1999). So all share the products with X, and each has its own
 * LSQR recurrence beside them until it is solved: the path costs little more than its smallest lambda.
 *
 * <p>A device that solves on its own does so by conjugate gradients for many lambda in one pass over X, each to a residual of {@value
 * #DEVICE_RESIDUAL} of Xᵀy: about what double can reach.
 *
 * <p>The objective is strongly convex, so {@code ||w - w*|| <= ||Xᵀ(Xw - y) + lambda w|| / lambda}: that bound, relative to ||w||, is
 * what is asked for, and it is computed afresh at the end.
 */
public final class RidgePath {

    /** The norms of the iterates rise, so that one computed up to so many steps ago is on the safe side. */
    private static final int STEPS_BETWEEN_NORMS = 32;

    /** What the recurrence must claim of the tolerance; the rest is for rounding. */
    private static final double CLAIM = 0.5;

    private static final double DEVICE_RESIDUAL = 1e-13;

    private RidgePath() {}

    /** The fit for one lambda. */
    public static final class Point {

        private final double lambda;
        private final double[] weights;
        private final int iterations;
        private final double weightError;

        private Point(double lambda, double[] weights, int iterations, double weightError) {
            this.lambda = lambda;
            this.weights = weights;
            this.iterations = iterations;
            this.weightError = weightError;
        }

        /** Returns lambda, on the sum of squares. */
        public double lambda() {
            return lambda;
        }

        /** Returns a fresh copy of w (d). */
        public double[] weights() {
            return weights.clone();
        }

        /** Returns the steps of the bidiagonalization, or of conjugate gradients, that were taken. */
        public int iterations() {
            return iterations;
        }

        /** Returns an upper bound of {@code ||w - w*|| / ||w||}, computed afresh. */
        public double weightError() {
            return weightError;
        }
    }

    /**
     * Returns one point for each lambda, in the order given; a point may miss the tolerance, where rounding or the limit of iterations
     * is in the way: its {@code weightError} tells.
     *
     * @param lambdas each above 0
     * @param tolerance of the relative error of the weights
     * @param maxIterations steps of the bidiagonalization
     */
    public static List<Point> fit(
            SparseProducts x, LabeledMatrix examples, List<Double> lambdas, double tolerance, int maxIterations) {
        for (double lambda : lambdas) {
            if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("lambda of a path must be finite and above 0, got " + lambda);
            }
        }
        if (x.solves().isPresent()) {
            return onDevice(x, x.solves().get(), examples, lambdas, maxIterations);
        }
        List<Recurrence> recurrences = new ArrayList<>();
        Bidiagonalization basis = new Bidiagonalization(x, examples.labels());
        for (double lambda : lambdas) {
            recurrences.add(new Recurrence(lambda, new DampedIterate(basis, Math.sqrt(lambda))));
        }
        List<Recurrence> open = new ArrayList<>(recurrences);
        for (int step = 1; step <= maxIterations && basis.alpha() > 0 && !open.isEmpty(); step++) {
            double alpha = basis.alpha();
            basis.step();
            for (Recurrence recurrence : open) {
                recurrence.iterate.follow(basis, alpha);
                recurrence.steps = step;
                if (step % STEPS_BETWEEN_NORMS == 1) {
                    recurrence.norm = Vectors.norm(recurrence.iterate.weights());
                }
            }
            open.removeIf(recurrence -> recurrence.solved(CLAIM * tolerance));
        }
        return recurrences.stream()
                .map(recurrence ->
                        point(x, examples, recurrence.lambda, recurrence.iterate.weights(), recurrence.steps))
                .toList();
    }

    private static List<Point> onDevice(
            SparseProducts x, KrylovSolves solves, LabeledMatrix examples, List<Double> lambdas, int maxIterations) {
        List<KrylovSolves.Solution> found =
                solves.conjugateGradients(examples.labels(), lambdas, DEVICE_RESIDUAL, maxIterations);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            KrylovSolves.Solution solution = found.get(i);
            points.add(point(x, examples, lambdas.get(i), solution.weights(), solution.iterations()));
        }
        return points;
    }

    private static Point point(SparseProducts x, LabeledMatrix examples, double lambda, double[] w, int steps) {
        double[] gradient = new double[w.length];
        Objective.ridge(x, examples.labels(), lambda).gradient(w, gradient);
        double left = Vectors.norm(gradient) / 2;
        return new Point(lambda, w, steps, left == 0 ? 0 : left / (lambda * Vectors.norm(w)));
    }

    /** A lambda under way. */
    private static final class Recurrence {

        private final double lambda;
        private final DampedIterate iterate;
        private int steps;
        private double norm;

        Recurrence(double lambda, DampedIterate iterate) {
            this.lambda = lambda;
            this.iterate = iterate;
        }

        boolean solved(double tolerance) {
            return iterate.normalResidual() <= tolerance * lambda * norm;
        }
    }
}
