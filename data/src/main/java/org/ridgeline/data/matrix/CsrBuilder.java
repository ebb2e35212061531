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

    /**
     * Stable insertion sort of the row's entries by column. Rows are short (a sentence of SST has 19 words) and often nearly
     * sorted; long ones go through an index sort, stable as well.
     */
    private void sort(int from) {
        int length = size - from;
        if (length > 256) {
            sortLong(from);
            return;
        }
        for (int k = from + 1; k < size; k++) {
            int column = columnIndex[k];
            double value = values[k];
            int h = k - 1;
            while (h >= from && columnIndex[h] > column) {
                columnIndex[h + 1] = columnIndex[h];
                values[h + 1] = values[h];
                h--;
            }
            columnIndex[h + 1] = column;
            values[h + 1] = value;
        }
    }

    private void sortLong(int from) {
        int length = size - from;
        long[] keys = new long[length];
        for (int k = 0; k < length; k++) {
            keys[k] = (long) columnIndex[from + k] << 32 | k;
        }
        Arrays.sort(keys);
        double[] given = Arrays.copyOfRange(values, from, size);
        for (int k = 0; k < length; k++) {
            columnIndex[from + k] = (int) (keys[k] >>> 32);
            values[from + k] = given[(int) keys[k]];
        }
    }
}
