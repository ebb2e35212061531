package org.ridgeline.model.solver;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;

/**
 * The same least-squares problem with each distinct row once.
 *
 * <p>A row x that occurs k times with labels of mean m contributes {@code sum (xw - y_i)² = k (xw - m)² + const}, whether its
 * labels agree or conflict; so it is replaced by the row √k x with the label √k m. Minimizers, and the minimum-norm solution
 * among them, stay the same, and the Gram matrix of the rows loses the rank deficiency that duplicates cause.
 *
 * @param matrix the distinct rows, each times √k, in order of first occurrence
 * @param labels beside those rows; not a copy
 * @param conflicting how many distinct rows occur with different labels
 */
record MergedRows(CsrMatrix matrix, double[] labels, int conflicting) {

    static MergedRows of(LabeledMatrix examples) {
        CsrMatrix x = examples.matrix();
        int n = x.rows();
        Map<Row, Integer> groups = new HashMap<>();
        int[] first = new int[n];
        int[] multiplicity = new int[n];
        double[] labels = new double[n];
        boolean[] conflict = new boolean[n];
        for (int i = 0; i < n; i++) {
            Integer known = groups.putIfAbsent(new Row(x, i), groups.size());
            int group = known == null ? groups.size() - 1 : known;
            if (known == null) {
                first[group] = i;
            }
            multiplicity[group]++;
            labels[group] += examples.label(i);
            conflict[group] |= examples.label(i) != examples.label(first[group]);
        }
        double[] scale = new double[groups.size()];
        int conflicting = 0;
        for (int group = 0; group < scale.length; group++) {
            scale[group] = Math.sqrt(multiplicity[group]);
            labels[group] /= scale[group];
            conflicting += conflict[group] ? 1 : 0;
        }
        CsrMatrix distinct = scale.length == n ? x : x.scaledRows(Arrays.copyOf(first, scale.length), scale);
        return new MergedRows(distinct, Arrays.copyOf(labels, scale.length), conflicting);
    }

    /** A row, equal to rows with the same nonzeros. */
    private record Row(CsrMatrix x, int i) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && x.rowsEqual(i, row.i);
        }

        @Override
        public int hashCode() {
            return x.rowHash(i);
        }
    }
}
