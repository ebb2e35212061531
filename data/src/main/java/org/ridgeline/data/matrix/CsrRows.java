package org.ridgeline.data.matrix;

import java.util.Objects;

/**
 * Builds a {@link CsrMatrix} whose rows' lengths are known beforehand: each row is set once, in any order and from any
 * thread, straight into its place.
 */
public final class CsrRows {

    private final int columns;
    private final int[] rowStart;
    private final int[] columnIndex;
    private final double[] values;
    private final boolean[] set;

    /**
     * Makes room for the entries.
     *
     * @param columns d
     * @param lengths the number of entries of each row
     * @throws IllegalArgumentException if columns or a length is negative, or the entries are more than an array holds
     */
    public CsrRows(int columns, int[] lengths) {
        if (columns < 0) {
            throw new IllegalArgumentException("columns must be at least 0, got " + columns);
        }
        this.columns = columns;
        rowStart = new int[lengths.length + 1];
        long entries = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] < 0) {
                throw new IllegalArgumentException("length of row " + i + " must be at least 0, got " + lengths[i]);
            }
            entries += lengths[i];
            if (entries > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("entries must fit into one array of at most "
                        + (Integer.MAX_VALUE - 8) + ", got more up to row " + i + " of " + lengths.length);
            }
            rowStart[i + 1] = (int) entries;
        }
        columnIndex = new int[(int) entries];
        values = new double[(int) entries];
        set = new boolean[lengths.length];
    }

    /**
     * Sets row i to the first {@code size} entries of the arrays, which are copied.
     *
     * @throws IllegalArgumentException if size is not the row's length, the columns do not ascend within [0, d), or a value
     *     is zero or not finite
     */
    public void set(int i, int[] rowColumns, double[] rowValues, int size) {
        Objects.checkIndex(i, set.length);
        int start = rowStart[i];
        if (size != rowStart[i + 1] - start) {
            throw new IllegalArgumentException(
                    "row " + i + ": expected " + (rowStart[i + 1] - start) + " entries, got " + size);
        }
        int last = -1;
        for (int k = 0; k < size; k++) {
            int column = rowColumns[k];
            double value = rowValues[k];
            if (column <= last || column >= columns || !(Math.abs(value) > 0 && Math.abs(value) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("row " + i + ": expected ascending columns in [0, " + columns
                        + ") with finite values other than 0, got column " + column + " after " + last + " with "
                        + value);
            }
            columnIndex[start + k] = column;
            values[start + k] = value;
            last = column;
        }
        set[i] = true;
    }

    /**
     * Returns the matrix; call it once, after all rows.
     *
     * @throws IllegalStateException if a row with entries is not set
     */
    public CsrMatrix build() {
        for (int i = 0; i < set.length; i++) {
            if (!set[i] && rowStart[i + 1] > rowStart[i]) {
                throw new IllegalStateException("row " + i + " is not set");
            }
        }
        return new CsrMatrix(set.length, columns, rowStart, columnIndex, values);
    }
}
