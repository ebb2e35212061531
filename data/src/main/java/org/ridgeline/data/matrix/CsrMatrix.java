package org.ridgeline.data.matrix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable sparse matrix X (n x d) in compressed sparse row form.
 *
 * <p>Entry k of the stored nonzeros belongs to row i when {@code rowStart(i) <= k < rowStart(i + 1)}; its column is {@code
 * columnAt(k)} and its value {@code valueAt(k)}. Within a row the columns ascend strictly and no stored value is zero, so
 * two matrices with the same entries have the same arrays.
 *
 * <p>The products take row ranges so that a caller may split the work; an element of the result is always summed in the
 * order of the stored columns, whoever computes it, so any split gives the same bits.
 */
public final class CsrMatrix implements SparseRows {

    private final int rows;
    private final int columns;
    private final int[] rowStart;
    private final int[] columnIndex;
    private final double[] values;

    /** Takes ownership of the arrays; only {@link CsrBuilder} and this class call it, with checked content. */
    CsrMatrix(int rows, int columns, int[] rowStart, int[] columnIndex, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.rowStart = rowStart;
        this.columnIndex = columnIndex;
        this.values = values;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** Returns the number of stored entries, all of them nonzero. */
    public int nonzeros() {
        return rowStart[rows];
    }

    /** Returns the position of the first stored entry of row i; i = n gives {@link #nonzeros()}. */
    public int rowStart(int i) {
        return rowStart[i];
    }

    @Override
    public long entriesBefore(int i) {
        return rowStart[i];
    }

    /** Hands this matrix itself to the visitor, once. */
    @Override
    public void forEachBlock(int fromRow, int toRow, BlockVisitor visitor) {
        Objects.checkFromToIndex(fromRow, toRow, rows);
        visitor.visit(this, fromRow, toRow, 0);
    }

    /** Returns the column of stored entry k. */
    public int columnAt(int k) {
        return columnIndex[k];
    }

    /** Returns the value of stored entry k. */
    public double valueAt(int k) {
        return values[k];
    }

    /** Returns x_ij, zero where nothing is stored; cost log of the row's length. */
    public double get(int i, int j) {
        Objects.checkIndex(i, rows);
        Objects.checkIndex(j, columns);
        int k = firstEntryFrom(i, j);
        return k < rowStart[i + 1] && columnIndex[k] == j ? values[k] : 0;
    }

    /** Returns the position of the first stored entry of row i whose column is at least j; the end of the row where there is none. */
    public int firstEntryFrom(int i, int j) {
        int k = Arrays.binarySearch(columnIndex, rowStart[i], rowStart[i + 1], j);
        return k < 0 ? -k - 1 : k;
    }

    /** Returns the fresh product Xv (n) for v (d). */
    public double[] multiply(double[] v) {
        double[] product = new double[rows];
        multiply(v, product, 0, rows);
        return product;
    }

    /**
     * Overwrites {@code product[i]} with the dot product of row i and v for i in [fromRow, toRow).
     *
     * @throws IllegalArgumentException if v is not of length d or product not of length n
     */
    public void multiply(double[] v, double[] product, int fromRow, int toRow) {
        requireLength("v", v.length, columns);
        requireLength("product", product.length, rows);
        Objects.checkFromToIndex(fromRow, toRow, rows);
        int[] start = rowStart;
        int[] column = columnIndex;
        double[] value = values;
        int k = start[fromRow];
        for (int i = fromRow; i < toRow; i++) {
            int end = start[i + 1];
            double sum = 0;
            for (; k < end; k++) {
                sum += value[k] * v[column[k]];
            }
            product[i] = sum;
        }
    }

    /** Returns the dot product of row i and v (d), summed in the order of the columns. */
    public double dotRow(int i, double[] v) {
        int[] column = columnIndex;
        double[] value = values;
        double sum = 0;
        for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
            sum += value[k] * v[column[k]];
        }
        return sum;
    }

    /**
     * For i in [fromRow, toRow) overwrites {@code residual[i + offset]} with the dot product of row i and v, less {@code y[i + offset]},
     * times {@code weight[i + offset]}, and adds that times row i to sum (d): a part of Xᵀ Ω(Xv - y), in one pass over the rows.
     *
     * <p>The dot product is taken in four interleaved sums, which hides the latency of an addition.
     */
    public void addGradient(
            double[] v,
            double[] y,
            double[] weight,
            double[] residual,
            double[] sum,
            int fromRow,
            int toRow,
            int offset) {
        requireLength("v", v.length, columns);
        requireLength("sum", sum.length, columns);
        int[] column = columnIndex;
        double[] value = values;
        for (int i = fromRow; i < toRow; i++) {
            int begin = rowStart[i];
            int end = rowStart[i + 1];
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int k = begin;
            for (; k + 3 < end; k += 4) {
                s0 += value[k] * v[column[k]];
                s1 += value[k + 1] * v[column[k + 1]];
                s2 += value[k + 2] * v[column[k + 2]];
                s3 += value[k + 3] * v[column[k + 3]];
            }
            for (; k < end; k++) {
                s0 += value[k] * v[column[k]];
            }
            double r = weight[i + offset] * (s0 + s1 + (s2 + s3) - y[i + offset]);
            residual[i + offset] = r;
            for (k = begin; k < end; k++) {
                sum[column[k]] += r * value[k];
            }
        }
    }

    /** Adds a times row i to v (d). */
    public void addRow(int i, double a, double[] v) {
        int[] column = columnIndex;
        double[] value = values;
        for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
            v[column[k]] += a * value[k];
        }
    }

    /** Returns the fresh transpose (d x n); its products Xᵀu are gathers, so they parallelize without atomics. */
    public CsrMatrix transpose() {
        int[] start = new int[columns + 1];
        for (int k = 0; k < nonzeros(); k++) {
            start[columnIndex[k] + 1]++;
        }
        for (int j = 0; j < columns; j++) {
            start[j + 1] += start[j];
        }
        int[] next = Arrays.copyOf(start, columns);
        int[] rowIndex = new int[nonzeros()];
        double[] transposed = new double[nonzeros()];
        for (int i = 0; i < rows; i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                int position = next[columnIndex[k]]++;
                rowIndex[position] = i;
                transposed[position] = values[k];
            }
        }
        return new CsrMatrix(columns, rows, start, rowIndex, transposed);
    }

    /**
     * Returns the fresh matrix whose row r is row {@code selected[r]} of this one times {@code scale[r]}.
     *
     * @throws IllegalArgumentException if the lengths differ or a scale is zero or not finite
     */
    public CsrMatrix scaledRows(int[] selected, double[] scale) {
        requireLength("scale", scale.length, selected.length);
        CsrBuilder builder = new CsrBuilder(columns);
        for (int r = 0; r < selected.length; r++) {
            if (!(Math.abs(scale[r]) > 0 && Double.isFinite(scale[r]))) {
                throw new IllegalArgumentException(
                        "scale of row " + r + " must be finite and nonzero, got " + scale[r]);
            }
            Objects.checkIndex(selected[r], rows);
            for (int k = rowStart[selected[r]]; k < rowStart[selected[r] + 1]; k++) {
                builder.add(columnIndex[k], values[k] * scale[r]);
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** Returns the fresh matrix of the given rows, in the order given. */
    public CsrMatrix selectedRows(int[] selected) {
        double[] ones = new double[selected.length];
        Arrays.fill(ones, 1);
        return scaledRows(selected, ones);
    }

    /**
     * Returns the fresh matrix whose column c is column {@code selected[c]} of this one.
     *
     * @throws IllegalArgumentException if the selected columns do not ascend strictly
     */
    public CsrMatrix selectedColumns(int[] selected) {
        int[] place = new int[columns];
        Arrays.fill(place, -1);
        for (int c = 0; c < selected.length; c++) {
            Objects.checkIndex(selected[c], columns);
            if (c > 0 && selected[c] <= selected[c - 1]) {
                throw new IllegalArgumentException(
                        "columns must ascend, got " + selected[c] + " after " + selected[c - 1]);
            }
            place[selected[c]] = c;
        }
        CsrBuilder builder = new CsrBuilder(selected.length);
        for (int i = 0; i < rows; i++) {
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                if (place[columnIndex[k]] >= 0) {
                    builder.add(place[columnIndex[k]], values[k]);
                }
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** Returns the fresh matrix with a one wherever this one stores an entry. */
    public CsrMatrix pattern() {
        double[] ones = new double[nonzeros()];
        Arrays.fill(ones, 1);
        return new CsrMatrix(rows, columns, rowStart, columnIndex, ones);
    }

    /** Returns whether rows i and h hold the same columns and the same values. */
    public boolean rowsEqual(int i, int h) {
        return Arrays.equals(columnIndex, rowStart[i], rowStart[i + 1], columnIndex, rowStart[h], rowStart[h + 1])
                && Arrays.equals(values, rowStart[i], rowStart[i + 1], values, rowStart[h], rowStart[h + 1]);
    }

    /** Returns a hash of row i that is equal for rows that {@link #rowsEqual} finds equal. */
    public int rowHash(int i) {
        int hash = 1;
        for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
            hash = 31 * (31 * hash + columnIndex[k]) + Double.hashCode(values[k]);
        }
        return hash;
    }

    /** Adds rows [from, to) to a digest: of each its length, then its columns and values. */
    void updateDigest(MessageDigest digest, int from, int to) {
        for (int i = from; i < to; i++) {
            int length = rowStart[i + 1] - rowStart[i];
            ByteBuffer row = littleEndian(Integer.BYTES + length * (Integer.BYTES + Double.BYTES))
                    .putInt(length);
            for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                row.putInt(columnIndex[k]).putDouble(values[k]);
            }
            digest.update(row.array());
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CsrMatrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(rowStart, that.rowStart)
                && Arrays.equals(columnIndex, that.columnIndex)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(columnIndex);
    }

    @Override
    public String toString() {
        return "CsrMatrix[" + rows + " x " + columns + ", " + nonzeros() + " nonzeros]";
    }

    private static void requireLength(String name, int got, int expected) {
        if (got != expected) {
            throw new IllegalArgumentException(name + " must have length " + expected + ", got " + got);
        }
    }
}
