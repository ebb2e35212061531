package org.ridgeline.pipeline.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Copies. */
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

        /** Measures weights. */
        static Point of(double at, double[] weights, Map<Split, LabeledMatrix> examples) {
            return new Point(at, Vectors.norm(weights), measures(weights, examples));
        }

        BinaryEvaluation on(Split split) {
            return bySplit.get(split);
        }

        String print(Measure measure, Split split) {
            return measure.printed(on(split));
        }

        /** Adds the measures of every split to a record. */
        void put(Map<String, Object> record) {
            bySplit.forEach((split, measured) -> {
                record.put(split.key() + "_mse", measured.mse());
                record.put(split.key() + "_accuracy", measured.accuracy());
            });
        }
    }

    static Map<Split, BinaryEvaluation> measures(double[] weights, Map<Split, LabeledMatrix> examples) {
        Map<Split, BinaryEvaluation> bySplit = new EnumMap<>(Split.class);
        examples.forEach((split, rows) -> bySplit.put(split, evaluate(rows, weights)));
        return bySplit;
    }

    static BinaryEvaluation evaluate(LabeledMatrix rows, double[] weights) {
        return BinaryEvaluation.of(rows.matrix().multiply(weights), rows.labels());
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
                .map(split -> new Series(
                        split.key(),
                        shown.stream().map(Point::at).toList(),
                        shown.stream()
                                .map(point -> measure.plotted(point.on(split)))
                                .toList(),
                        split == Split.TEST ? Style.LINE_AND_POINTS : Style.LINE))
                .toList();
    }

    /** Returns the heading of a measure's columns in a table. */
    Stream<String> header(Measure measure) {
        String name = measure == Measure.MSE ? " MSE" : " accuracy";
        return splits().stream().map(split -> split.key() + name);
    }

    /** Returns the cells below it. */
    Stream<String> cells(Measure measure, Point point) {
        return splits().stream().map(split -> point.print(measure, split));
    }
}
