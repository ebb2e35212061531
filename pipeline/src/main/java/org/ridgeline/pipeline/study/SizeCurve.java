package org.ridgeline.pipeline.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.Steps;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.model.solver.NumericalException;
import org.ridgeline.model.solver.SolverSettings;

/**
 * Errors against the size of the training set or of the vocabulary, without a regularizer (the minimum-norm solution) and with L2.
 *
 * <p>Around the size at which the training documents can just be fitted without error, the minimum-norm solution has a peak of its test error, and
 * falls again beyond it: double descent (Belkin, Hsu, Ma and Mandal, "Reconciling modern machine-learning practice and the classical
 * bias-variance trade-off", PNAS 116(32), 2019).
 *
 * <p>Every fit has the certificate of {@link SolverSettings#defaults}: a relative residual of 1e-11. Far from the peak the errors are then good
 * to ten digits; at the peak of SST, where the condition of X is above a million, to five.
 *
 * @param lambda of the fits with L2, on the sum of squares; the same for each size
 * @param points by rising size
 */
public record SizeCurve(double lambda, List<Point> points) {

    public SizeCurve {
        points = List.copyOf(points);
    }

    /**
     * One size.
     *
     * @param documents training documents
     * @param words of the vocabulary that occur in them
     * @param none without a regularizer; empty where the fit missed its tolerance
     * @param regularized with L2; empty likewise
     */
    public record Point(int documents, int words, Optional<Measured> none, Optional<Measured> regularized) {}

    /**
     * One fit.
     *
     * @param train its measures on the documents that it was fitted to
     * @param test its measures on the test documents
     * @param norm of its weights
     */
    public record Measured(BinaryEvaluation train, BinaryEvaluation test, double norm) {}

    /**
     * A pair of training and test rows.
     *
     * @param train the rows to fit to
     * @param test the rows to measure, with the same columns
     */
    record Problem(LabeledMatrix train, LabeledMatrix test) {

        int words(boolean bias) {
            boolean[] seen = new boolean[train.matrix().columns()];
            int words = bias ? -1 : 0;
            for (int k = 0; k < train.matrix().nonzeros(); k++) {
                int j = train.matrix().columnAt(k);
                words += seen[j] ? 0 : 1;
                seen[j] = true;
            }
            return words;
        }
    }

    /** Returns how many fits without a regularizer missed their tolerance. */
    long missed() {
        return points.stream().filter(point -> point.none().isEmpty()).count();
    }

    /**
     * Returns the curve over numbers of documents: nested subsets of the training documents, the first ones of a seeded order. Words that do not
     * occur in a subset get the weight 0.
     *
     * @param sizes numbers of documents, ascending, from 1 to all
     * @param bias whether the last column is the bias
     */
    public static SizeCurve overDocuments(
            Map<Split, LabeledMatrix> examples,
            List<Integer> sizes,
            double lambda,
            long seed,
            boolean bias,
            Workers workers,
            DoubleConsumer share) {
        LabeledMatrix train = examples.get(Split.TRAIN);
        int[] order = Sizes.order(train.rows(), seed);
        List<Problem> problems = sizes.stream()
                .map(n -> {
                    int[] first = Arrays.copyOf(order, n);
                    Arrays.sort(first);
                    return new Problem(train.selectedRows(first), examples.get(Split.TEST));
                })
                .toList();
        return run(problems, lambda, bias, workers, share);
    }

    /**
     * Returns the curve over vocabularies: the words that occur in most training documents, which have the first columns, and the bias.
     *
     * @param sizes numbers of words, ascending, from 1 to all
     * @param bias whether the last column is the bias, which stays
     */
    public static SizeCurve overWords(
            Map<Split, LabeledMatrix> examples,
            List<Integer> sizes,
            double lambda,
            boolean bias,
            Workers workers,
            DoubleConsumer share) {
        int columns = examples.get(Split.TRAIN).matrix().columns();
        List<Problem> problems = sizes.stream()
                .map(words -> {
                    int[] kept = Sizes.firstColumns(columns, words, bias);
                    return new Problem(
                            columns(examples.get(Split.TRAIN), kept), columns(examples.get(Split.TEST), kept));
                })
                .toList();
        return run(problems, lambda, bias, workers, share);
    }

    private static LabeledMatrix columns(LabeledMatrix rows, int[] kept) {
        return new LabeledMatrix(rows.matrix().selectedColumns(kept), rows.labels());
    }

    private static SizeCurve run(
            List<Problem> problems, double lambda, boolean bias, Workers workers, DoubleConsumer share) {
        Point[] points = new Point[problems.size()];
        Steps steps = new Steps(problems.stream().mapToDouble(SizeCurve::work).sum(), share);
        // From the largest, so that no thread is left with a long one at the end.
        workers.forEach(points.length, k -> {
            int at = points.length - 1 - k;
            points[at] = point(problems.get(at), lambda, bias);
            steps.done(work(problems.get(at)));
        });
        return new SizeCurve(lambda, List.of(points));
    }

    private static double work(Problem problem) {
        return problem.train().matrix().nonzeros();
    }

    private static Point point(Problem problem, double lambda, boolean bias) {
        try (Workers one = new Workers(1)) {
            LeastSquares squares = new LeastSquares(problem.train(), one);
            return new Point(
                    problem.train().rows(),
                    problem.words(bias),
                    measured(squares, problem, 0),
                    measured(squares, problem, lambda));
        }
    }

    /** A fit that misses its tolerance leaves a gap in the curve. */
    private static Optional<Measured> measured(LeastSquares squares, Problem problem, double lambda) {
        try {
            double[] w = squares.fit(lambda, SolverSettings.defaults()).weights();
            return Optional.of(new Measured(
                    ErrorCurve.evaluate(problem.train(), w), ErrorCurve.evaluate(problem.test(), w), Vectors.norm(w)));
        } catch (NumericalException e) {
            return Optional.empty();
        }
    }
}
