package org.ridgeline.pipeline.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.linear.Vectors;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.Series.Style;

/**
 * Every split's errors against one number that varies.
 *
 * @param points by rising number
 */
record ErrorCurve(List<Point> points) {

    ErrorCurve {
        points = List.copyOf(points);
    }

    /**
     * One fit.
     *
     * @param at the number that varies
     * @param norm of the weights, bias included
     * @param bySplit the measures
     */
    record Point(double at, double norm, Map<Split, BinaryEvaluation> bySplit) {

        static Point of(double at, double[] weights, Map<Split, LabeledMatrix> examples) {
            Map<Split, BinaryEvaluation> bySplit = new EnumMap<>(Split.class);
            examples.forEach((split, rows) ->
                    bySplit.put(split, BinaryEvaluation.of(rows.matrix().multiply(weights), rows.labels())));
            return new Point(at, Vectors.norm(weights), bySplit);
        }

        BinaryEvaluation on(Split split) {
            return bySplit.get(split);
        }

        String print(Measure measure, Split split) {
            return measure.printed(on(split));
        }
    }

    List<Split> splits() {
        return Arrays.stream(Split.values())
                .filter(points.get(0).bySplit()::containsKey)
                .toList();
    }

    /** Returns the point of least mean squared error on a split, the first of equals. */
    Point best(Split split) {
        return points.stream()
                .min(Comparator.comparingDouble(point -> point.on(split).mse()))
                .orElseThrow();
    }

    /**
     * Returns a point.
     *
     * @throws IllegalArgumentException if none is there
     */
    Point at(double number) {
        return points.stream()
                .filter(point -> point.at() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a point at " + number + ", got none"));
    }

    /** Returns the points above zero, which alone have a place on a logarithmic axis, as one line a split. */
    List<Series> series(Measure measure) {
        List<Point> shown = points.stream().filter(point -> point.at() > 0).toList();
        return splits().stream()
                .map(split -> Plots.series(
                        split.key(),
                        split == Split.TEST ? Style.LINE_AND_POINTS : Style.LINE,
                        shown,
                        Point::at,
                        point -> measure.plotted(point.on(split))))
                .toList();
    }

    /** Returns the rows of the curve's tables: the indices of the points, by which columns from elsewhere stand beside them. */
    List<Integer> rows() {
        return IntStream.range(0, points.size()).boxed().toList();
    }

    void addPrinted(Measure measure, Columns<Integer> table) {
        splits().forEach(split -> table.add(
                split.key() + " " + measure.label(), i -> points.get(i).print(measure, split)));
    }

    void addValues(Columns<Integer> records) {
        splits().forEach(split -> records.add(
                        split.key() + "_mse", i -> points.get(i).on(split).mse())
                .add(split.key() + "_accuracy", i -> points.get(i).on(split).accuracy()));
    }
}
