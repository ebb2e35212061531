package org.ridgeline.model.solver;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * The rank of a sparse matrix, proved by peeling.
 *
 * <p>A column with exactly one nonzero among the remaining rows makes its row independent of the others: the rank is one
 * more than that of the matrix without that row. Removing the row may leave further columns with one nonzero, and so on (Karp and Sipser,
 * "Maximum matchings in sparse random graphs", 1981). On SST 6,869 of the 6,911 distinct training rows go, and a core of 42 rows stays,
 * whose rank a dense singular value decomposition tells. Cost: the number of nonzeros, plus the core.
 */
final class StructuralRank {

    /** The most rows of a core that is decomposed, which takes about a second. */
    private static final int MAX_CORE_ROWS = 1_000;

    /** The most entries of a core that is decomposed: 64 MB. */
    private static final long MAX_CORE_ENTRIES = 1L << 23;

    private StructuralRank() {}

    /** Returns the rank, or empty where the core is too large for a dense decomposition. */
    static OptionalInt of(CsrMatrix matrix) {
        boolean[] peeled = peel(matrix);
        int[] core = IntStream.range(0, matrix.rows()).filter(i -> !peeled[i]).toArray();
        int rank = matrix.rows() - core.length;
        Map<Integer, Integer> columns = new HashMap<>();
        for (int row : core) {
            for (int k = matrix.rowStart(row); k < matrix.rowStart(row + 1); k++) {
                columns.putIfAbsent(matrix.columnAt(k), columns.size());
            }
        }
        if (columns.isEmpty()) {
            return OptionalInt.of(rank);
        }
        return core.length > MAX_CORE_ROWS || (long) core.length * columns.size() > MAX_CORE_ENTRIES
                ? OptionalInt.empty()
                : OptionalInt.of(rank + denseRank(matrix, core, columns));
    }

    /** Removes rows while a column has one nonzero among those that remain; returns which rows went. */
    private static boolean[] peel(CsrMatrix matrix) {
        boolean[] peeled = new boolean[matrix.rows()];
        CsrMatrix byColumn = matrix.transpose();
        int[] degree = new int[matrix.columns()];
        ArrayDeque<Integer> single = new ArrayDeque<>();
        for (int j = 0; j < degree.length; j++) {
            degree[j] = byColumn.rowStart(j + 1) - byColumn.rowStart(j);
            if (degree[j] == 1) {
                single.add(j);
            }
        }
        while (!single.isEmpty()) {
            int j = single.remove();
            if (degree[j] != 1) {
                continue;
            }
            int at = byColumn.rowStart(j);
            while (peeled[byColumn.columnAt(at)]) {
                at++;
            }
            int row = byColumn.columnAt(at);
            peeled[row] = true;
            for (int k = matrix.rowStart(row); k < matrix.rowStart(row + 1); k++) {
                if (--degree[matrix.columnAt(k)] == 1) {
                    single.add(matrix.columnAt(k));
                }
            }
        }
        return peeled;
    }

    /** Counts the singular values above the largest times machine precision times the larger dimension. */
    private static int denseRank(CsrMatrix matrix, int[] core, Map<Integer, Integer> columns) {
        DMatrixRMaj dense = new DMatrixRMaj(core.length, columns.size());
        for (int r = 0; r < core.length; r++) {
            for (int k = matrix.rowStart(core[r]); k < matrix.rowStart(core[r] + 1); k++) {
                dense.set(r, columns.get(matrix.columnAt(k)), matrix.valueAt(k));
            }
        }
        double[] singular = SingularOps_DDRM.singularValues(dense);
        double threshold = singular[0] * Math.ulp(1.0) * Math.max(core.length, columns.size());
        return (int) Arrays.stream(singular).filter(s -> s > threshold).count();
    }
}
