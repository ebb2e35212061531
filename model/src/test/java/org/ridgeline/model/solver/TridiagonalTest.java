package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class TridiagonalTest {

    @Test
    void smallestEigenvalueOfTheSecondDifferenceIsKnown() {
        // diag 2, beside -1: 2 - 2 cos(pi / (n + 1)).
        for (int n : new int[] {1, 2, 3, 10, 1_000}) {
            double[] diagonal = new double[n];
            double[] beside = new double[n - 1];
            Arrays.fill(diagonal, 2);
            Arrays.fill(beside, -1);
            assertThat(Tridiagonal.smallestEigenvalue(diagonal, beside))
                    .isCloseTo(2 - 2 * Math.cos(Math.PI / (n + 1)), within(1e-14));
        }
    }

    @Test
    void smallestEigenvaluesAgreeWithDense() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = random.nextInt(1, 20);
            double[] diagonal = random.doubles(n, -2, 2).toArray();
            double[] beside = random.doubles(n - 1, -1, 1).toArray();
            SimpleMatrix dense = SimpleMatrix.diag(diagonal);
            for (int k = 0; k < n - 1; k++) {
                if (seed % 5 == 0) {
                    beside[k] = 0;
                }
                dense.set(k, k + 1, beside[k]);
                dense.set(k + 1, k, beside[k]);
            }
            assertThat(Tridiagonal.smallestEigenvalue(diagonal, beside))
                    .as("seed %d", seed)
                    .isCloseTo(least(dense), within(1e-13));
        }
    }

    @Test
    void anEmptyMatrixHasNone() {
        assertThat(Tridiagonal.smallestEigenvalue(new double[0], new double[0])).isNaN();
    }

    /** Returns the smallest eigenvalue of a symmetric matrix. */
    private static double least(SimpleMatrix dense) {
        return dense.eig().getEigenvalues().stream()
                .mapToDouble(value -> value.getReal())
                .min()
                .orElseThrow();
    }
}
