package org.ridgeline.model.optimizer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * The ranks from a first one on that each row of X holds, see {@link BatchRows}.
 *
 * <p>The ranks before that one are frequent: nearly every batch holds nearly all of them, so that to move all of them in every step costs less
 * than to find out which. They have 70% of SST's entries; the rest has to be found, batch by batch.
 */
final class RareRanks {

    /** How many ranks are frequent; between 512 and 1,536 an epoch on SST takes the same time. */
    static final int FREQUENT = 512;

    private final int frequent;
    private final int[] start;
    private final int[] ranks;
    private final int mostOfRow;

    /**
     * Lists the ranks of each row.
     *
     * @param ranking the columns of X by rank
     * @param frequent the first rank to be listed, at most d
     */
    RareRanks(CsrMatrix x, int[] ranking, int frequent) {
        this.frequent = frequent;
        int[] rank = new int[x.columns()];
        for (int h = 0; h < ranking.length; h++) {
            rank[ranking[h]] = h;
        }
        start = new int[x.rows() + 1];
        int[] listed = new int[x.nonzeros()];
        int next = 0;
        for (int i = 0; i < x.rows(); i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                if (rank[x.columnAt(k)] >= frequent) {
                    listed[next++] = rank[x.columnAt(k)];
                }
            }
            start[i + 1] = next;
        }
        ranks = Arrays.copyOf(listed, next);
        mostOfRow = IntStream.range(0, x.rows())
                .map(row -> start[row + 1] - start[row])
                .max()
                .orElse(0);
    }

    /** Returns the first rank that is listed. */
    int frequent() {
        return frequent;
    }

    /** Returns an array with room for what any so many rows hold. */
    int[] room(int rows) {
        return new int[(int) Math.min((long) rows * mostOfRow, ranks.length)];
    }

    /**
     * Lists the ranks that the rows order[from], ..., order[to - 1] hold, one that several rows hold several times.
     *
     * @return how many are listed
     */
    int list(int[] order, int from, int to, int[] listed) {
        int count = 0;
        for (int r = from; r < to; r++) {
            int begin = start[order[r]];
            int length = start[order[r] + 1] - begin;
            // A loop of our own over so few, whose end is mispredicted for nearly every row, took twice as long.
            System.arraycopy(ranks, begin, listed, count, length);
            count += length;
        }
        return count;
    }
}
