package org.ridgeline.model.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.provider.Arguments;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;

/** Seeded problems of the shape of bags of words: few words a row, some words frequent, a last column of ones. */
final class Examples {

    private Examples() {}

    static LabeledMatrix sparse(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        CsrBuilder builder = new CsrBuilder(columns);
        double[] labels = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < 5; k++) {
                double u = random.nextDouble();
                builder.add((int) ((columns - 1) * u * u), 1);
            }
            builder.add(columns - 1, 1);
            builder.endRow();
            labels[i] = random.nextBoolean() ? 1 : -1;
        }
        return new LabeledMatrix(builder.build(), labels);
    }

    /** Returns each rule with full batches, single examples and batches of 16. */
    static List<Arguments> everyRuleAndBatch() {
        MomentumSchedule gamma = MomentumSchedule.constant(0.9);
        List<Arguments> all = new ArrayList<>();
        for (UpdateRule rule : List.of(
                UpdateRule.gradientDescent(),
                UpdateRule.momentum(gamma),
                UpdateRule.nesterov(gamma),
                UpdateRule.adaGrad(1e-8),
                UpdateRule.rmsProp(0.9, 1e-8),
                UpdateRule.adam(0.9, 0.999, 1e-8, true))) {
            for (int batch : new int[] {DescentPlan.FULL_BATCH, 1, 16}) {
                all.add(Arguments.of(rule, batch));
            }
        }
        return all;
    }
}
