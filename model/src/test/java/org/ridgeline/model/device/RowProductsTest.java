package org.ridgeline.model.device;

import org.ridgeline.data.matrix.CsrMatrix;

class RowProductsTest extends SparseProductsContract {

    @Override
    protected SparseProducts products(CsrMatrix x, Workers workers) {
        return new RowProducts(x, workers);
    }
}
