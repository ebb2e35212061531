package org.ridgeline.model.factor;

import org.ridgeline.data.matrix.CsrMatrix;

/**
 * What the pattern of a sparse matrix alone decides of its {@link QuasiDefiniteFactor}: the order of elimination, and how large the
 * dense part is. One plan serves every shift.
 */
public final class QuasiDefinitePlan {

    /** The largest dense part that can be factored: it takes at most 512 MB of heap. */
    public static final int MAX_DENSE = 8_000;

    private final CsrMatrix x;
    private final CsrMatrix transpose;
    private final MinimumDegree order;

    private QuasiDefinitePlan(CsrMatrix x) {
        this.x = x;
        transpose = x.transpose();
        order = MinimumDegree.of(x, transpose);
    }

    /** Returns the plan for X (n x d). */
    public static QuasiDefinitePlan of(CsrMatrix x) {
        return new QuasiDefinitePlan(x);
    }

    /** Returns how many of the n + d unknowns are left for the dense part. */
    public int denseSize() {
        return x.rows() + x.columns() - order.eliminated();
    }

    /** Returns whether the dense part is small enough. */
    public boolean fits() {
        return denseSize() <= MAX_DENSE;
    }

    /** Returns X. */
    public CsrMatrix matrix() {
        return x;
    }

    CsrMatrix transpose() {
        return transpose;
    }

    MinimumDegree order() {
        return order;
    }
}
