package org.ridgeline.model.factor;

import java.util.Arrays;
import org.jblas.NativeBlas;
import org.ridgeline.model.device.Workers;

/**
 * A dense symmetric quasi-definite matrix {@code R = [-A Bᵀ; B C]} with A and C positive definite, factored in place as
 * {@code L S Lᵀ}: L lower triangular, S = -1 for the rows of A and +1 for those of C. Such a factor exists without pivoting
 * (Vanderbei, "Symmetric quasidefinite matrices", SIAM J. Optim. 5(1), 1995).
 *
 * <p>The lower half is kept in square tiles, column by column; no tile mixes the two signs. Single precision was tried: on SST
 * its factor takes half the time, but the conjugate gradients that it preconditions need 21 steps in place of 11, and singular
 * problems do not converge.
 *
 * <p>jblas is called by one thread at a time. Two threads in it would save 0.3 s on SST, but gave a run with other bits once,
 * for a reason that was not found.
 */
final class TiledFactor {

    private static final int TILE = 256;

    /** Triangles up to this width are inverted by plain loops. */
    private static final int SMALL = 32;

    private final int blocks;
    private final int[] first;
    private final int[] sign;
    private final int[] blockOf;

    /** Tile (i, j) for j up to i, by columns. On the diagonal, once factored, the inverse of L's tile. */
    private final double[][][] tile;

    /**
     * Makes a matrix of zeros.
     *
     * @param negative the number of rows with sign -1, which come first
     * @param positive the number of rows with sign +1
     */
    TiledFactor(int negative, int positive) {
        int negativeBlocks = (negative + TILE - 1) / TILE;
        int positiveBlocks = (positive + TILE - 1) / TILE;
        blocks = negativeBlocks + positiveBlocks;
        first = new int[blocks + 1];
        sign = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            boolean isNegative = b < negativeBlocks;
            sign[b] = isNegative ? -1 : 1;
            first[b] = isNegative
                    ? (int) ((long) negative * b / negativeBlocks)
                    : negative + (int) ((long) positive * (b - negativeBlocks) / positiveBlocks);
        }
        first[blocks] = negative + positive;
        blockOf = new int[first[blocks]];
        tile = new double[blocks][][];
        for (int i = 0; i < blocks; i++) {
            Arrays.fill(blockOf, first[i], first[i + 1], i);
            tile[i] = new double[i + 1][];
            for (int j = 0; j <= i; j++) {
                tile[i][j] = new double[width(i) * width(j)];
            }
        }
    }

    /** Returns the number of rows. */
    int size() {
        return first[blocks];
    }

    /** Returns the number of blocks of columns. */
    int blocks() {
        return blocks;
    }

    /** Returns the first column of a block; the block after the last begins at {@link #size}. */
    int first(int block) {
        return first[block];
    }

    /** Adds to the entry in the given row and column, at or below the diagonal. */
    void add(int row, int column, double value) {
        int i = blockOf[row];
        int j = blockOf[column];
        int at = row - first[i] + (column - first[j]) * width(i);
        tile[i][j][at] = (tile[i][j][at] + value);
    }

    /**
     * Adds to the columns of a block, from its own diagonal tile down.
     *
     * @param sum the columns one after the other, each of length size() - first(block)
     */
    void addColumns(int block, double[] sum) {
        int height = size() - first[block];
        for (int i = block; i < blocks; i++) {
            int rows = width(i);
            int from = first[i] - first[block];
            double[] target = tile[i][block];
            for (int c = 0; c < width(block); c++) {
                for (int r = 0; r < rows; r++) {
                    target[r + c * rows] = (target[r + c * rows] + sum[from + r + c * height]);
                }
            }
        }
    }

    /**
     * Factors in place, block column by block column: the diagonal tile s L Lᵀ gives L⁻¹, the tiles P below it s P L⁻ᵀ, and
     * every later tile loses s P Pᵀ.
     *
     * @return whether every pivot was positive; if not, the matrix is spoilt
     */
    boolean factor() {
        Blas.silence();
        for (int j = 0; j < blocks; j++) {
            if (!invertDiagonal(j)) {
                return false;
            }
            for (int i = j + 1; i < blocks; i++) {
                solvePanel(i, j);
            }
            for (int i = j + 1; i < blocks; i++) {
                for (int k = j + 1; k <= i; k++) {
                    update(i, k, j);
                }
            }
        }
        return true;
    }

    /** Overwrites z[offset ...] (size) with the solution x of {@code L S Lᵀ x = z}; the same bits for any workers. */
    void solve(double[] z, int offset, Workers workers) {
        double[][] part = new double[blocks][];
        double[][] solved = new double[blocks][];
        for (int j = 0; j < blocks; j++) {
            part[j] = Arrays.copyOfRange(z, offset + first[j], offset + first[j + 1]);
            solved[j] = new double[width(j)];
        }
        for (int j = 0; j < blocks; j++) {
            int column = j;
            multiply(1, tile[j][j], width(j), width(j), part[j], solved[j]);
            workers.forEach(blocks - j - 1, k -> {
                int i = column + 1 + k;
                multiply(-1, tile[i][column], width(i), width(column), solved[column], part[i]);
            });
        }
        for (int j = 0; j < blocks; j++) {
            for (int k = 0; k < width(j); k++) {
                part[j][k] = sign[j] * solved[j][k];
                solved[j][k] = 0;
            }
        }
        for (int i = blocks - 1; i >= 0; i--) {
            int row = i;
            multiplyTransposed(1, tile[i][i], width(i), width(i), part[i], solved[i]);
            workers.forEach(i, j -> multiplyTransposed(-1, tile[row][j], width(row), width(j), solved[row], part[j]));
        }
        for (int j = 0; j < blocks; j++) {
            System.arraycopy(solved[j], 0, z, offset + first[j], width(j));
        }
    }

    private int width(int block) {
        return first[block + 1] - first[block];
    }

    /** Replaces the diagonal tile s L Lᵀ by L⁻¹, with zeros above the diagonal. */
    private boolean invertDiagonal(int j) {
        int width = width(j);
        double[] diagonal = tile[j][j];
        if (sign[j] < 0) {
            for (int k = 0; k < diagonal.length; k++) {
                diagonal[k] = -diagonal[k];
            }
        }
        if (NativeBlas.dpotrf('L', width, diagonal, 0, width) != 0) {
            return false;
        }
        for (int c = 0; c < width; c++) {
            Arrays.fill(diagonal, c * width, c * width + c, 0);
        }
        invertLower(diagonal, 0, width, width);
        return true;
    }

    /** Inverts a lower triangle in place: [A 0; B C]⁻¹ = [A⁻¹ 0; -C⁻¹ B A⁻¹ C⁻¹]. jblas has no triangular solve. */
    private static void invertLower(double[] l, int at, int width, int stride) {
        if (width == 1) {
            l[at] = 1 / l[at];
            return;
        }
        int top = width / 2;
        int bottom = width - top;
        int b = at + top;
        int c = at + top * (stride + 1);
        invertLower(l, at, top, stride);
        invertLower(l, c, bottom, stride);
        if (width <= SMALL) {
            multiplyBetween(l, at, b, c, top, bottom, stride);
            return;
        }
        double[] ba = new double[bottom * top];
        NativeBlas.dgemm('N', 'N', bottom, top, top, 1, l, b, stride, l, at, stride, 0, ba, 0, bottom);
        NativeBlas.dgemm('N', 'N', bottom, top, bottom, -1, l, c, stride, ba, 0, bottom, 0, l, b, stride);
    }

    /** Replaces B by -C⁻¹ B A⁻¹, given the inverses of A and C, with plain loops. */
    private static void multiplyBetween(double[] l, int a, int b, int c, int top, int bottom, int stride) {
        for (int j = 0; j < top; j++) {
            for (int i = 0; i < bottom; i++) {
                double sum = 0;
                for (int k = j; k < top; k++) {
                    sum += l[b + i + k * stride] * l[a + k + j * stride];
                }
                l[b + i + j * stride] = sum;
            }
        }
        for (int j = 0; j < top; j++) {
            for (int i = bottom - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = 0; k <= i; k++) {
                    sum += l[c + i + k * stride] * l[b + k + j * stride];
                }
                l[b + i + j * stride] = -sum;
            }
        }
    }

    private void solvePanel(int i, int j) {
        double[] panel = new double[tile[i][j].length];
        int rows = width(i);
        int columns = width(j);
        NativeBlas.dgemm(
                'N',
                'T',
                rows,
                columns,
                columns,
                sign[j],
                tile[i][j],
                0,
                rows,
                tile[j][j],
                0,
                columns,
                0,
                panel,
                0,
                rows);
        tile[i][j] = panel;
    }

    private void update(int i, int k, int j) {
        int rows = width(i);
        int columns = width(k);
        NativeBlas.dgemm(
                'N',
                'T',
                rows,
                columns,
                width(j),
                -sign[j],
                tile[i][j],
                0,
                rows,
                tile[k][j],
                0,
                columns,
                1,
                tile[i][k],
                0,
                rows);
    }

    /** Adds a M x to y for M (rows x columns, by columns), four columns at a time. */
    private static void multiply(double a, double[] m, int rows, int columns, double[] x, double[] y) {
        int c = 0;
        for (; c + 3 < columns; c += 4) {
            double x0 = a * x[c];
            double x1 = a * x[c + 1];
            double x2 = a * x[c + 2];
            double x3 = a * x[c + 3];
            int at = c * rows;
            for (int r = 0; r < rows; r++) {
                y[r] += x0 * m[at + r] + x1 * m[at + rows + r] + x2 * m[at + 2 * rows + r] + x3 * m[at + 3 * rows + r];
            }
        }
        for (; c < columns; c++) {
            double xc = a * x[c];
            for (int r = 0; r < rows; r++) {
                y[r] += xc * m[c * rows + r];
            }
        }
    }

    /** Adds a Mᵀ x to y for M (rows x columns, by columns): four sums at a time, each in the order of the rows. */
    private static void multiplyTransposed(double a, double[] m, int rows, int columns, double[] x, double[] y) {
        int c = 0;
        for (; c + 3 < columns; c += 4) {
            int at = c * rows;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int r = 0; r < rows; r++) {
                double xr = x[r];
                s0 += m[at + r] * xr;
                s1 += m[at + rows + r] * xr;
                s2 += m[at + 2 * rows + r] * xr;
                s3 += m[at + 3 * rows + r] * xr;
            }
            y[c] += a * s0;
            y[c + 1] += a * s1;
            y[c + 2] += a * s2;
            y[c + 3] += a * s3;
        }
        for (; c < columns; c++) {
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += m[c * rows + r] * x[r];
            }
            y[c] += a * sum;
        }
    }
}
