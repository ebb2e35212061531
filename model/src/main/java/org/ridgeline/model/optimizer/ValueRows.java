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
}
