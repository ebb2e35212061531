package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Steps;
import org.ridgeline.model.device.Workers;
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
record SizeCurve(double lambda, List<Point> points) {

    private static final double[] PARTS = {0.015, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

    /** Multiples of the threshold, close together around it, where the error has its peak. */
    private static final double[] MULTIPLES = {
        0.03, 0.07, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88, 0.95, 1, 1.05, 1.15, 1.35, 1.7, 2.2, 3, 5
    };

    SizeCurve {
        points = List.copyOf(points);
    }

    /**
     * One size, measured on training and test documents.
     *
     * @param documents training documents
     * @param words of the vocabulary that occur in them
     * @param none without a regularizer; empty where the fit missed its tolerance
     * @param regularized with L2; empty likewise
     */
    record Point(int documents, int words, Optional<ErrorCurve.Point> none, Optional<ErrorCurve.Point> regularized) {}

    Point last() {
        return points.get(points.size() - 1);
    }

    /** Returns how many fits without a regularizer missed their tolerance. */
    long missed() {
        return points.stream().filter(point -> point.none().isEmpty()).count();
    }

    /**
     * Returns the curve over numbers of documents, from a few to all: nested subsets of the training documents, the first ones of a seeded
     * order. Words that do not occur in a subset get the weight 0.
     *
     * @param bias whether the last column is the bias
     */
    static SizeCurve overDocuments(
            Map<Split, LabeledMatrix> examples,
            double lambda,
            long seed,
            boolean bias,
            Workers workers,
            DoubleConsumer share) {
        LabeledMatrix train = examples.get(Split.TRAIN);
        int n = train.rows();
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        List<Map<Split, LabeledMatrix>> problems = DoubleStream.of(PARTS)
                .mapToInt(part -> Math.max(Math.min(2, n), (int) Math.round(part * n)))
                .distinct()
                .mapToObj(size ->
                        order.stream().limit(size).mapToInt(row -> row).sorted().toArray())
                .map(rows -> Map.of(Split.TRAIN, train.selectedRows(rows), Split.TEST, examples.get(Split.TEST)))
                .toList();
        return run(problems, lambda, bias, workers, share);
    }

    /**
     * Returns the curve over vocabularies, from a few words to all: those that occur in most training documents, which have the first
     * columns, and the bias.
     *
     * @param threshold the number of words at which there are as many columns as independent documents; is visited if there are so many
     * @param bias whether the last column is the bias, which stays
     */
    static SizeCurve overWords(
            Map<Split, LabeledMatrix> examples,
            int threshold,
            double lambda,
            boolean bias,
            Workers workers,
            DoubleConsumer share) {
        int all = examples.get(Split.TRAIN).matrix().columns() - (bias ? 1 : 0);
        List<Map<Split, LabeledMatrix>> problems = DoubleStream.concat(
                        DoubleStream.of(MULTIPLES).map(multiple -> multiple * threshold), DoubleStream.of(all))
                .mapToInt(size -> Math.min(all, Math.max(1, (int) Math.round(size))))
                .sorted()
                .distinct()
                .mapToObj(words -> Map.of(
                        Split.TRAIN, firstColumns(examples.get(Split.TRAIN), words, bias),
                        Split.TEST, firstColumns(examples.get(Split.TEST), words, bias)))
                .toList();
        return run(problems, lambda, bias, workers, share);
    }

    private static LabeledMatrix firstColumns(LabeledMatrix rows, int words, boolean bias) {
        int[] kept = IntStream.range(0, words + (bias ? 1 : 0)).toArray();
        if (bias) {
            kept[words] = rows.matrix().columns() - 1;
        }
        return new LabeledMatrix(rows.matrix().selectedColumns(kept), rows.labels());
    }

    private static SizeCurve run(
            List<Map<Split, LabeledMatrix>> problems,
            double lambda,
            boolean bias,
            Workers workers,
            DoubleConsumer share) {
        Point[] points = new Point[problems.size()];
        Steps steps = new Steps(problems.stream().mapToDouble(SizeCurve::work).sum(), share);
        // From the largest, so that no thread is left with a long one at the end.
        workers.forEach(points.length, k -> {
            int at = points.length - 1 - k;
            points[at] = point(problems.get(at), lambda, bias);
            steps.done(work(problems.get(at)));
        });
        return new SizeCurve(lambda, Arrays.asList(points));
    }

    private static double work(Map<Split, LabeledMatrix> problem) {
        return problem.get(Split.TRAIN).matrix().nonzeros();
    }

    private static Point point(Map<Split, LabeledMatrix> problem, double lambda, boolean bias) {
        LabeledMatrix train = problem.get(Split.TRAIN);
        int columns = (int) IntStream.range(0, train.matrix().nonzeros())
                .map(train.matrix()::columnAt)
                .distinct()
                .count();
        try (Workers one = new Workers(1)) {
            LeastSquares squares = new LeastSquares(train, one);
            return new Point(
                    train.rows(),
                    bias ? columns - 1 : columns,
                    measured(squares, problem, 0),
                    measured(squares, problem, lambda));
        }
    }

    /** A fit that misses its tolerance leaves a gap in the curve. */
    private static Optional<ErrorCurve.Point> measured(
            LeastSquares squares, Map<Split, LabeledMatrix> problem, double lambda) {
        try {
            double[] w = squares.fit(lambda, SolverSettings.defaults()).weights();
            return Optional.of(ErrorCurve.Point.of(lambda, w, problem));
        } catch (NumericalException e) {
            return Optional.empty();
        }
    }
}
