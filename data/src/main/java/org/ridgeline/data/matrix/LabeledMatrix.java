package org.ridgeline.data.matrix;

import java.util.Objects;

/** A matrix X (n x d) with one finite label y_i beside each row. */
public final class LabeledMatrix {

    private final CsrMatrix matrix;
    private final double[] labels;

    /**
     * Copies the labels.
     *
     * @throws IllegalArgumentException if there are not n labels or one is not finite
     */
    public LabeledMatrix(CsrMatrix matrix, double[] labels) {
        this.matrix = Objects.requireNonNull(matrix, "matrix");
        if (labels.length != matrix.rows()) {
            throw new IllegalArgumentException(
                    "expected one label per row, " + matrix.rows() + ", got " + labels.length);
        }
        this.labels = labels.clone();
        for (int i = 0; i < labels.length; i++) {
            if (!Double.isFinite(labels[i])) {
                throw new IllegalArgumentException("label " + i + " must be finite, got " + labels[i]);
            }
        }
    }

    /** Returns X. */
    public CsrMatrix matrix() {
        return matrix;
    }

    /** Returns y_i. */
    public double label(int i) {
        return labels[i];
    }

    /** Returns a fresh copy of y (n). */
    public double[] labels() {
        return labels.clone();
    }

    /** Returns the fresh matrix of the given rows with their labels, in the order given. */
    public LabeledMatrix selectedRows(int[] selected) {
        double[] kept = new double[selected.length];
        for (int r = 0; r < selected.length; r++) {
            kept[r] = labels[selected[r]];
        }
        return new LabeledMatrix(matrix.selectedRows(selected), kept);
    }

    /** Returns n. */
    public int rows() {
        return matrix.rows();
    }
}
