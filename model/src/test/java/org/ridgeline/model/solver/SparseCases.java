package org.ridgeline.model.solver;

import org.ejml.simple.SimpleMatrix;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;

/** Small matrices, written densely. */
final class SparseCases {

    private SparseCases() {}

    /** Returns the sparse matrix of the given rows; there must be one at least. */
    static CsrMatrix sparse(double[]... rows) {
        CsrBuilder builder = new CsrBuilder(rows[0].length);
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                builder.add(j, row[j]);
            }
            builder.endRow();
        }
        return builder.build();
    }

    static SimpleMatrix dense(CsrMatrix x) {
        SimpleMatrix dense = new SimpleMatrix(x.rows(), x.columns());
        for (int i = 0; i < x.rows(); i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                dense.set(i, x.columnAt(k), x.valueAt(k));
            }
        }
        return dense;
    }

    static LinearOperator operator(SimpleMatrix a) {
        return (v, result) ->
                System.arraycopy(a.mult(new SimpleMatrix(v)).getDDRM().getData(), 0, result, 0, result.length);
    }
}
