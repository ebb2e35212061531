package org.ridgeline.model.dense;

/** The Java implementation with fused products. */
class TiledMatrixTest extends QuasiDefiniteMatrixContract {

    @Override
    QuasiDefiniteMatrix matrix(int negative, int positive) {
        return new TiledMatrix(negative, positive, Arithmetic.FUSED);
    }
}
