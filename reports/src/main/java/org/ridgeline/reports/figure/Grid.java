package org.ridgeline.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Values of a function of two numbers at the corners of a regular grid.
 *
 * @param x the range of the first
 * @param y the range of the second
 * @param columns how many values of x, both ends among them; at least 2
 * @param rows how many values of y, both ends among them; at least 2
 * @param values row by row from the lowest y, in each from the lowest x; rows times columns, finite
 */
public record Grid(Axis.Range x, Axis.Range y, int columns, int rows, List<Double> values) {

    /** Rejects a number of values that does not fit, and numbers that are not finite. */
    public Grid {
        values = List.copyOf(values);
        if (columns < 2 || rows < 2 || values.size() != columns * rows) {
            throw new IllegalArgumentException(
                    "grid: expected " + columns + " x " + rows + " values, at least 2 x 2, got " + values.size());
        }
        Finite.require("grid", values);
    }

    /** Evaluates a function. */
    public static Grid of(Axis.Range x, Axis.Range y, int columns, int rows, DoubleBinaryOperator function) {
        List<Double> values = new ArrayList<>(columns * rows);
        for (int r = 0; r < rows; r++) {
            double v = along(y, r, rows);
            for (int c = 0; c < columns; c++) {
                values.add(function.applyAsDouble(along(x, c, columns), v));
            }
        }
        return new Grid(x, y, columns, rows, values);
    }

    double at(int column, int row) {
        return values.get(row * columns + column);
    }

    /** Returns the value of x in a column, from 0; between two where the number is not whole. */
    double xAt(double column) {
        return along(x, column, columns);
    }

    /** Returns the value of y in a row, from 0; between two where the number is not whole. */
    double yAt(double row) {
        return along(y, row, rows);
    }

    private static double along(Axis.Range range, double index, int count) {
        return range.from() + (range.to() - range.from()) * index / (count - 1);
    }
}
