package org.ridgeline.model.dense;

/** The Java implementation as it computes where the processor has no fused multiply-add. */
class UnfusedTiledMatrixTest extends QuasiDefiniteMatrixContract {

    @Override
    QuasiDefiniteMatrix matrix(int negative, int positive) {
        return new TiledMatrix(negative, positive, Arithmetic.SEPARATE);
    }
}
