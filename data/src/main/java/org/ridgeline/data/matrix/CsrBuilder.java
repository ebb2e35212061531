package org.ridgeline.data.matrix;

import java.util.Arrays;

/**
 * Builds a {@link CsrMatrix} row by row.
 *
 * <p>Entries of a row may come in any order and more than once: equal columns are summed in the order given, sums that are
 * zero are dropped. Not thread-safe.
 */
public final class CsrBuilder {

    private final int columns;
    private int[] rowStart = new int[1025];
    private int rows;
    private int[] columnIndex = new int[16_384];
    private double[] values = new double[16_384];
    private int size;

    /**
     * Starts a matrix with d columns and no rows.
     *
     * @throws IllegalArgumentException if d is negative
     */
    public CsrBuilder(int columns) {
        if (columns < 0) {
            throw new IllegalArgumentException("columns must be at least 0, got " + columns);
        }
        this.columns = columns;
    }

    /**
     * Adds a value to the entry in the given column of the row being built.
     *
     * @throws IllegalArgumentException if the column is not in [0, d) or the value is not finite
     */
    public void add(int column, double value) {
        if (column < 0 || column >= columns) {
            throw new IllegalArgumentException(
                    "column of row " + rows + " must be in [0, " + columns + "), got " + column);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "value in row " + rows + ", column " + column + " must be finite, got " + value);
        }
        if (size == columnIndex.length) {
            int capacity = Math.addExact(size, size >> 1);
            columnIndex = Arrays.copyOf(columnIndex, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        columnIndex[size] = column;
        values[size] = value;
        size++;
    }

    /** Ends the row being built: sorts its columns, sums equal ones, drops zeros. */
    public void endRow() {
        int from = rowStart[rows];
        sort(from);
        int kept = from;
        int k = from;
        while (k < size) {
            int column = columnIndex[k];
            double sum = values[k++];
            while (k < size && columnIndex[k] == column) {
                sum += values[k++];
            }
            if (sum != 0) {
                columnIndex[kept] = column;
                values[kept++] = sum;
            }
        }
        size = kept;
        if (++rows == rowStart.length) {
            rowStart = Arrays.copyOf(rowStart, 2 * rows);
        }
        rowStart[rows] = size;
    }

    /** Returns how many nonzeros the ended rows hold together. */
    public int entries() {
        return rowStart[rows];
    }

    /**
     * Returns the matrix of all ended rows; the builder may go on afterwards.
     *
     * @throws IllegalStateException if a row has been begun and not ended
     */
    public CsrMatrix build() {
        if (size != rowStart[rows]) {
            throw new IllegalStateException("row " + rows + " was begun and not ended");
        }
        return new CsrMatrix(
                rows,
                columns,
                Arrays.copyOf(rowStart, rows + 1),
                Arrays.copyOf(columnIndex, size),
                Arrays.copyOf(values, size));
    }

    /** Sorts the row's entries by column, if they do not ascend already; entries of the same column keep their order. */
    private void sort(int from) {
        boolean ascending = true;
        long[] keys = new long[size - from];
        for (int k = from; k < size; k++) {
            ascending &= k == from || columnIndex[k - 1] <= columnIndex[k];
            keys[k - from] = (long) columnIndex[k] << Integer.SIZE | k;
        }
        if (ascending) {
            return;
        }
        Arrays.sort(keys);
        double[] given = Arrays.copyOfRange(values, from, size);
        for (int k = from; k < size; k++) {
            columnIndex[k] = (int) (keys[k - from] >>> Integer.SIZE);
            values[k] = given[(int) keys[k - from] - from];
        }
    }
}
