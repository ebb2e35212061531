package org.ridgeline.model.gpu;

import java.util.Arrays;

/**
 * How the long rows of a sparse matrix are cut into segments that are summed beforehand; see {@code products.cuh}. A function of the
 * lengths of the rows alone, so that sums have the same bits on every device.
 */
final class Segments {

    /** The nonzeros of a row that is not cut, at most. A segment has as many at least, but for the last of its row. */
    static final int LONG = 256;

    /** So that the few threads of a row do not wait for too many sums where a column is in most of a million rows. */
    private static final int MOST = 512;

    /** From which nonzero on and up to which, exclusive, for each segment, in the order of the rows. */
    final int[] bounds;

    /** The number of segments in the rows before each row (rows + 1): row i has those from {@code ofRow[i]} to {@code ofRow[i + 1]}. */
    final int[] ofRow;

    private Segments(int[] bounds, int[] ofRow) {
        this.bounds = bounds;
        this.ofRow = ofRow;
    }

    /** Returns the segments of rows that begin at the given nonzeros (rows + 1). */
    static Segments of(int[] starts) {
        int[] bounds = new int[Math.toIntExact(2 * most(starts[starts.length - 1]))];
        int[] ofRow = new int[starts.length];
        int count = 0;
        for (int i = 0; i < starts.length - 1; i++) {
            int length = starts[i + 1] - starts[i];
            int segment = Math.max(LONG, (length + MOST - 1) / MOST);
            for (int done = 0; length > LONG && done < length; done += segment) {
                bounds[2 * count] = starts[i] + done;
                bounds[2 * count + 1] = starts[i] + Math.min(length, done + segment);
                count++;
            }
            ofRow[i + 1] = count;
        }
        return new Segments(Arrays.copyOf(bounds, 2 * count), ofRow);
    }

    /** Returns the number of segments that so many nonzeros can have at most: two in each LONG + 1, the length of the shortest row that is cut. */
    static long most(long nonzeros) {
        return 2 * nonzeros / (LONG + 1);
    }

    /** Returns how many segments there are. */
    int count() {
        return bounds.length / 2;
    }
}
