package org.ridgeline.model.optimizer;

import org.ridgeline.data.matrix.CsrMatrix;

/** Rows with any values and any number of columns. */
record ValueRows(CsrMatrix x) implements BatchRows {

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
    public int addNoting(int[] order, int from, int to, double[] slopes, double[] gradient, int[] noted) {
        int count = 0;
        for (int r = from; r < to; r++) {
            double slope = slopes[r - from];
            int end = x.rowStart(order[r] + 1);
            for (int k = x.rowStart(order[r]); k < end; k++) {
                int j = x.columnAt(k);
                double before = gradient[j];
                gradient[j] = before + slope * x.valueAt(k);
                noted[count] = j;
                count += BatchRows.oneIfZero(before);
            }
        }
        return count;
    }

    @Override
    public int entries(int[] order, int from, int to) {
        int entries = 0;
        for (int r = from; r < to; r++) {
            entries += x.rowStart(order[r] + 1) - x.rowStart(order[r]);
        }
        return entries;
    }
}
