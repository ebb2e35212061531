package org.ridgeline.model.factor;

import java.util.Arrays;
import java.util.Optional;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.model.dense.QuasiDefiniteMatrix;
import org.ridgeline.model.device.Workers;

/**
 * The factor of {@code XXᵀ + s I}, and of {@code XᵀX + s I} with it, for a sparse X (n x d) and a shift s > 0.
 *
 * <p>XXᵀ is dense: every document has the bias column. So it is never formed. With the columns as unknowns w, {@code (XXᵀ + s I) a = r} is
 *
 * <pre>
 * [ s I   X ] [a]   [r]
 * [ Xᵀ   -I ] [w] = [0]
 * </pre>
 *
 * <p>a sparse matrix that is quasi-definite: {@code L D Lᵀ} with diagonal D exists for every order of elimination (Vanderbei,
 * "Symmetric quasidefinite matrices", SIAM J. Optim. 5(1), 1995), pivots of rows positive, of columns negative. On SST 18,428 of the 21,742
 * unknowns are eliminated sparsely, in the order of {@link MinimumDegree}, with 268,368 entries of L, and a dense matrix of 3,314 remains,
 * whose factor takes a ninth of the work of the Cholesky factor of XXᵀ.
 */
public final class QuasiDefiniteFactor {

    /** Columns of the dense part that one worker assembles at a time. */
    private static final int PIECE = 256;

    private final double shift;
    private final int rows;
    private final int vertices;
    private final int sparse;

    /** Place of a vertex in the order: eliminated ones, remaining columns, remaining rows. */
    private final int[] place;

    /** Pattern and values of column p of L below the diagonal; places ascend. */
    private final int[][] pattern;

    private final double[][] values;
    private final double[] pivot;
    private final QuasiDefiniteMatrix dense;

    private QuasiDefiniteFactor(MinimumDegree order, double shift, DenseBackend backend) {
        this.shift = shift;
        rows = order.matrix().rows();
        vertices = rows + order.matrix().columns();
        sparse = order.eliminated();
        place = new int[vertices];
        pattern = new int[sparse][];
        values = new double[sparse][];
        pivot = new double[sparse];
        for (int p = 0; p < sparse; p++) {
            place[order.vertex(p)] = p;
        }
        int remainingColumns = putRemaining(order, rows, vertices, sparse);
        int remainingRows = putRemaining(order, 0, rows, sparse + remainingColumns);
        dense = backend.matrix(remainingColumns, remainingRows);
    }

    /** Puts the vertices [from, to) that are not eliminated at places from {@code first} on, and returns how many they are. */
    private int putRemaining(MinimumDegree order, int from, int to, int first) {
        int at = first;
        for (int v = from; v < to; v++) {
            if (!order.isEliminated(v)) {
                place[v] = at++;
            }
        }
        return at - first;
    }

    /**
     * Returns the factor, or empty where rounding spoils a pivot and a larger shift is needed.
     *
     * @param order for X; its dense part fits
     * @param shift s > 0
     * @throws org.ridgeline.model.dense.DenseBackendException if the backend cannot be used here
     */
    public static Optional<QuasiDefiniteFactor> of(
            MinimumDegree order, double shift, DenseBackend backend, Workers workers) {
        if (!(shift > 0)) {
            throw new IllegalArgumentException("shift must be above 0, got " + shift);
        }
        QuasiDefiniteFactor factor = new QuasiDefiniteFactor(order, shift, backend);
        factor.eliminateSparse(order);
        factor.assembleDense(order, workers);
        return factor.dense.factor(workers) ? Optional.of(factor) : Optional.empty();
    }

    /** Overwrites a (n) with the solution of {@code (XXᵀ + s I) a = r} for r (n), but for rounding of about 1e-16 ||XXᵀ|| / s. */
    public void solveRows(double[] r, double[] a, Workers workers) {
        double[] z = new double[vertices];
        for (int i = 0; i < rows; i++) {
            z[place[i]] = r[i];
        }
        solve(z, workers);
        for (int i = 0; i < rows; i++) {
            a[i] = z[place[i]];
        }
    }

    /** Overwrites w (d) with the solution of {@code (XᵀX + s I) w = g} for g (d), which is the w for [0, -g/s] on the right-hand side. */
    public void solveColumns(double[] g, double[] w, Workers workers) {
        double[] z = new double[vertices];
        for (int j = 0; j < g.length; j++) {
            z[place[rows + j]] = -g[j] / shift;
        }
        solve(z, workers);
        for (int j = 0; j < w.length; j++) {
            w[j] = z[place[rows + j]];
        }
    }

    /** Solves in place, the unknowns in the order of elimination. */
    private void solve(double[] z, Workers workers) {
        for (int p = 0; p < sparse; p++) {
            int[] row = pattern[p];
            double[] value = values[p];
            double zp = z[p];
            for (int k = 0; k < row.length; k++) {
                z[row[k]] -= value[k] * zp;
            }
        }
        dense.solve(z, sparse, workers);
        for (int p = sparse - 1; p >= 0; p--) {
            int[] row = pattern[p];
            double[] value = values[p];
            double sum = z[p] / pivot[p];
            for (int k = 0; k < row.length; k++) {
                sum -= value[k] * z[row[k]];
            }
            z[p] = sum;
        }
    }

    /** Left-looking: column p is the matrix's own less the earlier columns with an entry in row p, which hang in a list at head[p]. */
    private void eliminateSparse(MinimumDegree order) {
        double[] column = new double[vertices];
        int[] head = new int[sparse];
        int[] next = new int[sparse];
        int[] cursor = new int[sparse];
        Arrays.fill(head, -1);
        for (int p = 0; p < sparse; p++) {
            int v = order.vertex(p);
            setPattern(p, order.neighbours(v));
            double diagonal;
            if (v < rows) {
                diagonal = shift;
                scatter(order.matrix(), v, rows, column);
            } else {
                diagonal = -1;
                scatter(order.transpose(), v - rows, 0, column);
            }
            for (int q = head[p]; q >= 0; ) {
                int following = next[q];
                int from = cursor[q]++;
                int[] row = pattern[q];
                double[] value = values[q];
                double factor = value[from] * pivot[q];
                diagonal -= factor * value[from];
                for (int k = from + 1; k < row.length; k++) {
                    column[row[k]] -= factor * value[k];
                }
                advance(q, head, next, cursor);
                q = following;
            }
            pivot[p] = diagonal;
            for (int k = 0; k < pattern[p].length; k++) {
                values[p][k] = column[pattern[p][k]] / diagonal;
                column[pattern[p][k]] = 0;
            }
            advance(p, head, next, cursor);
        }
    }

    private void setPattern(int p, int[] neighbours) {
        pattern[p] = new int[neighbours.length];
        for (int k = 0; k < neighbours.length; k++) {
            pattern[p][k] = place[neighbours[k]];
        }
        Arrays.sort(pattern[p]);
        values[p] = new double[neighbours.length];
    }

    /** Writes a row of X or of its transpose to the places of its vertices; places before the current one are never read. */
    private void scatter(CsrMatrix side, int row, int offset, double[] column) {
        for (int k = side.rowStart(row); k < side.rowStart(row + 1); k++) {
            column[place[side.columnAt(k) + offset]] = side.valueAt(k);
        }
    }

    /** Hangs column q into the list of the row in which it is due next. */
    private void advance(int q, int[] head, int[] next, int[] cursor) {
        if (cursor[q] < pattern[q].length && pattern[q][cursor[q]] < sparse) {
            int row = pattern[q][cursor[q]];
            next[q] = head[row];
            head[row] = q;
        }
    }

    /** The remaining matrix: its own entries less the sum over eliminated p of d_p l_p l_pᵀ, added up in double. */
    private void assembleDense(MinimumDegree order, Workers workers) {
        CsrMatrix x = order.matrix();
        for (int v = 0; v < vertices; v++) {
            if (order.isEliminated(v)) {
                continue;
            }
            int at = place[v] - sparse;
            dense.add(at, at, v < rows ? shift : -1);
            if (v < rows) {
                for (int k = x.rowStart(v); k < x.rowStart(v + 1); k++) {
                    int other = place[rows + x.columnAt(k)] - sparse;
                    if (other >= 0) {
                        dense.add(at, other, x.valueAt(k));
                    }
                }
            }
        }
        int pieces = (dense.size() + PIECE - 1) / PIECE;
        workers.forEach(pieces, piece -> {
            for (int p = 0; p < sparse; p++) {
                subtractOuterProduct(p, piece * PIECE, Math.min(dense.size(), (piece + 1) * PIECE));
            }
        });
    }

    /** Takes d_p l_p l_pᵀ off the columns from the first to before the last, at and below the diagonal. */
    private void subtractOuterProduct(int p, int first, int last) {
        int[] row = pattern[p];
        if (row.length == 0 || row[row.length - 1] < sparse + first) {
            return;
        }
        int k = Arrays.binarySearch(row, sparse + first);
        for (k = k < 0 ? -k - 1 : k; k < row.length && row[k] < sparse + last; k++) {
            dense.addScaled(-values[p][k] * pivot[p], row, values[p], k, sparse, row[k] - sparse);
        }
    }
}
