package org.ridgeline.model.solver;

import org.jblas.DoubleMatrix;
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

    static DoubleMatrix dense(CsrMatrix x) {
        DoubleMatrix dense = new DoubleMatrix(x.rows(), x.columns());
        for (int i = 0; i < x.rows(); i++) {
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                dense.put(i, x.columnAt(k), x.valueAt(k));
            }
        }
        return dense;
    }

    static LinearOperator operator(DoubleMatrix a) {
        return (v, result) -> System.arraycopy(a.mmul(new DoubleMatrix(v)).toArray(), 0, result, 0, result.length);
    }
}
