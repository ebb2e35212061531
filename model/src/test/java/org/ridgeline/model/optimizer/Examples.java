package org.ridgeline.model.optimizer;

import java.util.SplittableRandom;
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
}
