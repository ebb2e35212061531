package org.ridgeline.model.device;

import org.ridgeline.data.matrix.CsrMatrix;

class CpuSparseProductsTest extends SparseProductsContract {

    @Override
    protected SparseProducts products(CsrMatrix x, Workers workers) {
        return new CpuSparseProducts(x, workers);
    }
}
