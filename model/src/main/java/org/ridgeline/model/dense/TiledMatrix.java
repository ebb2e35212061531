package org.ridgeline.model.dense;

import java.util.Arrays;
import org.ridgeline.model.device.Workers;

/**
 * A quasi-definite matrix in Java, factored as {@code R = L S Lᵀ}: L lower triangular with a positive diagonal, S the diagonal of signs, -1
 * for the first a rows and 1 for the rest. Such a factor exists in every order (Vanderbei, "Symmetric quasidefinite matrices", SIAM J. Optim.
 * 5(1), 1995); with a = 0 it is Cholesky's.
 *
 * <p>The lower triangle is kept in square tiles, factored right-looking in n³/6 multiply-adds (Buttari, Langou, Kurzak and Dongarra, "A class of
 * parallel tiled linear algebra algorithms", Parallel Computing 35, 2009): of step k the tiles below the diagonal one are independent of each
 * other, and so are those to the right. Each entry has its products subtracted in ascending order of their column, so its bits depend
 * neither on the threads nor on the tiles.
 */
final class TiledMatrix implements QuasiDefiniteMatrix {

    /** Rows and columns of a tile: three tiles, 216 KiB, stay in a core's second cache. A multiple of the four products of a loop. */
    private static final int TILE = 96;

    /** Columns of a tile that are subtracted from all columns of another before the next are: with one column more, 19 KiB. */
    private static final int STRIP = 24;

    /** Tiles that one worker takes at a time in a solve, and columns of a tile. */
    private static final int SOLVED_TILES = 6;

    private static final int SOLVED_COLUMNS = 24;

    private final int size;
    private final int tiles;
    private final Arithmetic arithmetic;

    /** -1 for the first a rows, 1 for the others. */
    private final double[] sign;

    /** Tile (i, j) at i (i + 1) / 2 + j, by columns. */
    private final double[][][] tile;

    /** Makes a matrix of zeros of a negative and c positive rows. */
    TiledMatrix(int negative, int positive, Arithmetic arithmetic) {
        size = Math.addExact(negative, positive);
        tiles = (size + TILE - 1) / TILE;
        this.arithmetic = arithmetic;
        sign = new double[size];
        for (int i = 0; i < size; i++) {
            sign[i] = i < negative ? -1 : 1;
        }
        tile = new double[Math.multiplyExact(tiles, tiles + 1) / 2][][];
        for (int i = 0; i < tiles; i++) {
            for (int j = 0; j <= i; j++) {
                tile[i * (i + 1) / 2 + j] = new double[length(j)][length(i)];
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void add(int row, int column, double value) {
        tile(row / TILE, column / TILE)[column % TILE][row % TILE] += value;
    }

    @Override
    public void addScaled(double s, int[] rows, double[] values, int from, int offset, int column) {
        for (int k = from; k < rows.length; ) {
            int i = (rows[k] - offset) / TILE;
            double[] target = tile(i, column / TILE)[column % TILE];
            int first = offset + i * TILE;
            int last = first + TILE;
            for (; k < rows.length && rows[k] < last; k++) {
                target[rows[k] - first] += s * values[k];
            }
        }
    }

    @Override
    public boolean factor(Workers workers) {
        boolean[] definite = {tiles == 0 || eliminate(0, 0)};
        for (int step = 0; step < tiles && definite[0]; step++) {
            int k = step;
            int below = tiles - k - 1;
            workers.forEach(below, piece -> eliminate(k + 1 + piece, k));
            workers.forEach(below * (below + 1) / 2, piece -> {
                int i = rowOf(piece);
                update(k + 1 + i, k + 1 + piece - i * (i + 1) / 2, k);
                if (piece == 0) {
                    // While the others go on; they neither read nor write this tile.
                    definite[0] = eliminate(k + 1, k + 1);
                }
            });
        }
        return definite[0];
    }

    /** Returns the row i of the tile at i (i + 1) / 2 + j. */
    private static int rowOf(int place) {
        int i = (int) ((Math.sqrt(8.0 * place + 1) - 1) / 2);
        return (i + 1) * (i + 2) / 2 <= place ? i + 1 : i;
    }

    /**
     * Turns tile (i, k) into a part of L by the columns of tile (k, k): {@code l_ij = s_j (r_ij - sum over p < j of s_p l_ip l_jp) / l_jj}, and
     * on the diagonal {@code l_jj = sqrt(s_j (r_jj - sum s_p l_jp²))}. Returns false where a pivot s_j l_jj² has the wrong sign.
     */
    private boolean eliminate(int i, int k) {
        double[][] x = tile(i, k);
        double[][] diagonal = tile(k, k);
        for (int j = 0; j < x.length; j++) {
            double[] column = x[j];
            int from = i == k ? j : 0;
            int p = 0;
            for (; p + 4 <= j; p += 4) {
                subtractFour(column, from, x, diagonal, j, p, k * TILE);
            }
            for (; p < j; p++) {
                arithmetic.addOne(column, from, x[p], -sign[k * TILE + p] * diagonal[p][j]);
            }
            double s = sign[k * TILE + j];
            if (i == k) {
                double pivot = s * column[j];
                if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
                    return false;
                }
                column[j] = Math.sqrt(pivot);
                from++;
            }
            double divisor = s * diagonal[j][j];
            for (int r = from; r < column.length; r++) {
                column[r] /= divisor;
            }
        }
        return true;
    }

    /** Subtracts {@code L_ik S_k L_jkᵀ} from tile (i, j). Tile column k is not the last, so its width is a multiple of {@link #STRIP}. */
    private void update(int i, int j, int k) {
        double[][] target = tile(i, j);
        double[][] x = tile(i, k);
        double[][] y = tile(j, k);
        for (int strip = 0; strip < TILE; strip += STRIP) {
            for (int q = 0; q < target.length; q++) {
                for (int p = strip; p < strip + STRIP; p += 4) {
                    subtractFour(target[q], i == j ? q : 0, x, y, q, p, k * TILE);
                }
            }
        }
    }

    /** Subtracts {@code s x[p] y[p][q]} for columns p to p + 3 from a column. */
    private void subtractFour(double[] column, int from, double[][] x, double[][] y, int q, int p, int offset) {
        arithmetic.addFour(
                column,
                from,
                x,
                p,
                -sign[offset + p] * y[p][q],
                -sign[offset + p + 1] * y[p + 1][q],
                -sign[offset + p + 2] * y[p + 2][q],
                -sign[offset + p + 3] * y[p + 3][q]);
    }

    @Override
    public void solve(double[] z, int offset, Workers workers) {
        double[][] x = new double[tiles][];
        for (int i = 0; i < tiles; i++) {
            x[i] = Arrays.copyOfRange(z, offset + i * TILE, offset + i * TILE + length(i));
        }
        for (int k = 0; k < tiles; k++) {
            solveForward(x, k, workers);
        }
        for (int i = 0; i < size; i++) {
            x[i / TILE][i % TILE] *= sign[i];
        }
        for (int k = tiles - 1; k >= 0; k--) {
            solveBackward(x, k, workers);
        }
        for (int i = 0; i < tiles; i++) {
            System.arraycopy(x[i], 0, z, offset + i * TILE, length(i));
        }
    }

    /** Solves {@code L x = x} for the rows of tile row k, and takes their part off the rows below. */
    private void solveForward(double[][] x, int k, Workers workers) {
        double[][] diagonal = tile(k, k);
        for (int j = 0; j < diagonal.length; j++) {
            x[k][j] /= diagonal[j][j];
            arithmetic.addOne(x[k], j + 1, diagonal[j], -x[k][j]);
        }
        int below = tiles - k - 1;
        workers.forEach((below + SOLVED_TILES - 1) / SOLVED_TILES, piece -> {
            int first = k + 1 + piece * SOLVED_TILES;
            for (int i = first; i < Math.min(tiles, first + SOLVED_TILES); i++) {
                for (int p = 0; p < TILE; p += 4) {
                    double[] y = x[k];
                    arithmetic.addFour(x[i], 0, tile(i, k), p, -y[p], -y[p + 1], -y[p + 2], -y[p + 3]);
                }
            }
        });
    }

    /** Solves {@code Lᵀ x = x} for the rows of tile row k, given those below. */
    private void solveBackward(double[][] x, int k, Workers workers) {
        double[][] diagonal = tile(k, k);
        int pieces = k + SOLVED_TILES < tiles ? (diagonal.length + SOLVED_COLUMNS - 1) / SOLVED_COLUMNS : 1;
        int width = (diagonal.length + pieces - 1) / pieces;
        workers.forEach(pieces, piece -> {
            for (int j = piece * width; j < Math.min(diagonal.length, (piece + 1) * width); j++) {
                double sum = 0;
                for (int i = k + 1; i < tiles; i++) {
                    sum += dot(tile(i, k)[j], 0, x[i], 0, x[i].length);
                }
                x[k][j] -= sum;
            }
        });
        for (int j = diagonal.length - 1; j >= 0; j--) {
            int after = diagonal.length - j - 1;
            x[k][j] = (x[k][j] - dot(diagonal[j], j + 1, x[k], j + 1, after)) / diagonal[j][j];
        }
    }

    private double[][] tile(int i, int j) {
        return tile[i * (i + 1) / 2 + j];
    }

    /** Returns the rows or columns of a tile in the given row or column of tiles. */
    private int length(int i) {
        return Math.min(TILE, size - i * TILE);
    }

    /** Returns the dot product in four interleaved sums, which hides the latency of an addition. */
    static double dot(double[] u, int from, double[] v, int at, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += u[from + k] * v[at + k];
            s1 += u[from + k + 1] * v[at + k + 1];
            s2 += u[from + k + 2] * v[at + k + 2];
            s3 += u[from + k + 3] * v[at + k + 3];
        }
        for (; k < length; k++) {
            s0 += u[from + k] * v[at + k];
        }
        return s0 + s1 + (s2 + s3);
    }
}
