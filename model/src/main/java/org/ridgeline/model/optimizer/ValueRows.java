package org.ridgeline.model.optimizer;

import java.util.stream.IntStream;
import org.ridgeline.data.matrix.CsrMatrix;

/** Rows with any values and any number of columns. */
record ValueRows(CsrMatrix x, int frequent) implements BatchRows {

    @Override
    public void multiply(int[] order, int from, int to, double[] v, double[] margins) {
        for (int r = from; r < to; r++) {
            margins[r - from] = x.dotRow(order[r], v);
        }
    }

    @Override
    public void multiply(int[] order, int from, int to, double a, double[] v, double b, double[] u, double[] margins) {
        for (int r = from; r < to; r++) {
            margins[r - from] = x.dotRow(order[r], a, v, b, u);
        }
    }

    @Override
    public void add(int[] order, int from, int to, double[] slopes, double a, double[] v) {
        for (int r = from; r < to; r++) {
            x.addRow(order[r], a * slopes[r - from], v);
        }
    }

    @Override
    public void add(int[] order, int from, int to, double[] slopes, double a, double[] v, double b, double[] u) {
        for (int r = from; r < to; r++) {
            double slope = slopes[r - from];
            x.addRow(order[r], a * slope, v, b * slope, u);
        }
    }

    @Override
    public int roomForRare(int batchSize) {
        int most = IntStream.range(0, x.rows())
                .map(row -> x.rowStart(row + 1) - x.rowStart(row))
                .max()
                .orElse(0);
        return (int) Math.min((long) batchSize * most, x.nonzeros());
    }

    @Override
    public int listRare(int[] order, int from, int to, int[] listed) {
        int count = 0;
        for (int r = from; r < to; r++) {
            int begin = x.rowStart(order[r]);
            for (int k = x.rowStart(order[r] + 1) - 1; k >= begin && x.columnAt(k) >= frequent; k--) {
                listed[count++] = x.columnAt(k);
            }
        }
        return count;
    }
}
