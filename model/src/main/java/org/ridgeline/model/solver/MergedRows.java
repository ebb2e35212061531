package org.ridgeline.model.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;

/**
 * The same least-squares problem with each distinct row once.
 *
 * <p>A row x that occurs k times with labels of mean m contributes {@code sum (xw - y_i)² = k (xw - m)² + const}, whether its
 * labels agree or conflict; so it is replaced by the row √k x with the label √k m. Minimizers, and the minimum-norm solution
 * among them, stay the same, and the Gram matrix of the rows loses the rank deficiency that duplicates cause.
 */
final class MergedRows {

    private final CsrMatrix matrix;
    private final double[] labels;
    private final int conflicting;

    private MergedRows(CsrMatrix matrix, double[] labels, int conflicting) {
        this.matrix = matrix;
        this.labels = labels;
        this.conflicting = conflicting;
    }

    static MergedRows of(LabeledMatrix examples) {
        CsrMatrix x = examples.matrix();
        int[] groupOf = new int[x.rows()];
        List<Integer> first = new ArrayList<>();
        Map<Integer, List<Integer>> groupsByHash = new HashMap<>();
        for (int i = 0; i < x.rows(); i++) {
            List<Integer> candidates = groupsByHash.computeIfAbsent(x.rowHash(i), hash -> new ArrayList<>(1));
            int group = -1;
            for (int candidate : candidates) {
                if (x.rowsEqual(i, first.get(candidate))) {
                    group = candidate;
                }
            }
            if (group < 0) {
                group = first.size();
                first.add(i);
                candidates.add(group);
            }
            groupOf[i] = group;
        }
        return merge(
                examples, groupOf, first.stream().mapToInt(Integer::intValue).toArray());
    }

    private static MergedRows merge(LabeledMatrix examples, int[] groupOf, int[] first) {
        int[] multiplicity = new int[first.length];
        double[] sum = new double[first.length];
        boolean[] conflict = new boolean[first.length];
        for (int i = 0; i < groupOf.length; i++) {
            int group = groupOf[i];
            multiplicity[group]++;
            sum[group] += examples.label(i);
            conflict[group] |= examples.label(i) != examples.label(first[group]);
        }
        double[] scale = new double[first.length];
        double[] labels = new double[first.length];
        int conflicting = 0;
        for (int group = 0; group < first.length; group++) {
            scale[group] = Math.sqrt(multiplicity[group]);
            labels[group] = sum[group] / scale[group];
            conflicting += conflict[group] ? 1 : 0;
        }
        CsrMatrix x = examples.matrix();
        boolean distinct = Arrays.stream(multiplicity).allMatch(k -> k == 1);
        return new MergedRows(distinct ? x : x.scaledRows(first, scale), labels, conflicting);
    }

    /** Returns the distinct rows, each times the root of how often it occurs, in order of first occurrence. */
    CsrMatrix matrix() {
        return matrix;
    }

    /** Returns the labels beside those rows; not a copy. */
    double[] labels() {
        return labels;
    }

    /** Returns how many distinct rows occur with different labels. */
    int conflicting() {
        return conflicting;
    }
}
