package org.ridgeline.data.features;

/** Takes rows of a sparse matrix one by one. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes the next row.
     *
     * @param columns ascending columns; the array is overwritten by the next row
     * @param values a finite value other than 0 for each; overwritten as well
     * @param size how many entries of the arrays count
     */
    void row(int[] columns, double[] values, int size);
}
