package org.ridgeline.pipeline.study;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;

/** Small problems. */
final class SweepCases {

    private SweepCases() {}

    /** Returns 30 rows of integers in six columns, the last of ones; NumPy has the same formulas. */
    static LabeledMatrix formula() {
        CsrBuilder x = new CsrBuilder(6);
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 5; j++) {
                x.add(j, (i + j) % 3 == 0 ? 0 : (7 * i + 3 * j * j) % 11 % 4);
            }
            x.add(5, 1);
            x.endRow();
        }
        return new LabeledMatrix(
                x.build(),
                IntStream.range(0, 30)
                        .mapToDouble(i -> (i * i + i / 2) % 4 < 2 ? 1 : -1)
                        .toArray());
    }

    /**
     * Returns splits of random sparse rows of small counts, whose labels are the signs of a linear score with noise.
     *
     * @param words columns without the bias, each word rarer than the one before
     */
    static Map<Split, LabeledMatrix> noisy(int train, int test, int words, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] truth = random.doubles(words, -1, 1).toArray();
        Map<Split, LabeledMatrix> splits = new EnumMap<>(Split.class);
        splits.put(Split.TRAIN, rows(train, truth, random));
        splits.put(Split.TEST, rows(test, truth, random));
        return splits;
    }

    private static LabeledMatrix rows(int n, double[] truth, SplittableRandom random) {
        CsrBuilder x = new CsrBuilder(truth.length + 1);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double score = random.nextDouble(-1.5, 1.5);
            for (int j = 0; j < truth.length; j++) {
                if (random.nextDouble() < 0.5 - 0.3 * j / truth.length) {
                    double count = 1 + random.nextInt(3);
                    x.add(j, count);
                    score += count * truth[j];
                }
            }
            x.add(truth.length, 1);
            x.endRow();
            y[i] = score > 0 ? 1 : -1;
        }
        return new LabeledMatrix(x.build(), y);
    }
}
