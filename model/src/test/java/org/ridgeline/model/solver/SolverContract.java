package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.Fit;

/** What every solver must do, whatever its method; one subclass per solver. */
abstract class SolverContract {

    /** Condition numbers here are below 1e3, the tolerance is 1e-11: weights agree to about their product. */
    private static final Offset<Double> WEIGHT = within(1e-8);

    private final SolverSettings settings;

    SolverContract(Solver solver) {
        settings = new SolverSettings(solver, 1e-11, 10_000);
    }

    private Fit fit(LabeledMatrix examples, double lambda, int threads) {
        try (Workers workers = new Workers(threads)) {
            return new LeastSquares(examples, workers).fit(lambda, settings);
        }
    }

    private void agreesWithDense(LabeledMatrix examples, double lambda) {
        Fit fit = fit(examples, lambda, 1);
        assertThat(fit.certificate().converged()).isTrue();
        assertThat(fit.certificate().relativeResidual()).isLessThanOrEqualTo(1e-11);
        assertThat(fit.weights()).containsExactly(denseMinimumNorm(examples, lambda), WEIGHT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 10, 300})
    void ridgeOfTwoOppositeReviewsIsKnownInClosedForm(double lambda) {
        // x1 = (1, 1, 0) -> +1 and x2 = (1, 0, 1) -> -1: by symmetry w = (0, a, -a), and 2 (a - 1)² + 2 lambda a²
        // is least at a = 1 / (1 + lambda). With lambda on the mean of the two squares it is 1 / (1 + 2 lambda),
        // Example 3.3.1.
        double a = 1 / (1 + lambda);
        assertThat(fit(twoReviews(), lambda, 1).weights()).containsExactly(new double[] {0, a, -a}, within(1e-11));
    }

    @Test
    void withoutRegularizerTheMinimumNormIsChosenOnTheLineOfMinimizers() {
        // Every (t, 1 - t, -1 - t) fits exactly; t = 0 is the shortest.
        Fit fit = fit(twoReviews(), 0, 1);
        assertThat(fit.weights()).containsExactly(new double[] {0, 1, -1}, within(1e-12));
        assertThat(fit.certificate().interpolates()).isTrue();
        assertThat(fit.certificate().rank()).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 1, 100})
    void wideProblemsAgreeWithDense(double lambda) {
        agreesWithDense(random(1, 40, 90, 0.1), lambda);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 1, 100})
    void tallProblemsAgreeWithDense(double lambda) {
        agreesWithDense(random(2, 120, 30, 0.2), lambda);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void duplicateRowsWithConflictingLabelsAgreeWithDense(double lambda) {
        LabeledMatrix base = random(3, 30, 80, 0.1);
        int[] rows = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 1, 5};
        double[] ones = new double[rows.length];
        double[] labels = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ones[i] = 1;
            labels[i] = i < 12 ? base.label(rows[i]) : -base.label(rows[i]);
        }
        agreesWithDense(new LabeledMatrix(base.matrix().scaledRows(rows, ones), labels), lambda);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void dependentRowsWithContradictoryLabelsAgreeWithDense(double lambda) {
        // Row 40 is the sum of rows 0 and 1, row 41 twice row 2: distinct rows, yet dependent, with labels that do
        // not fit.
        LabeledMatrix base = random(4, 40, 90, 0.1);
        CsrBuilder builder = new CsrBuilder(90);
        for (int i = 0; i < 40; i++) {
            addRow(builder, base.matrix(), i, 1);
            builder.endRow();
        }
        addRow(builder, base.matrix(), 0, 1);
        addRow(builder, base.matrix(), 1, 1);
        builder.endRow();
        addRow(builder, base.matrix(), 2, 2);
        builder.endRow();
        double[] labels = Arrays.copyOf(base.labels(), 42);
        labels[40] = -1;
        labels[41] = -base.label(2);
        LabeledMatrix examples = new LabeledMatrix(builder.build(), labels);
        agreesWithDense(examples, lambda);
        Certificate certificate = fit(examples, lambda, 1).certificate();
        assertThat(certificate.rank()).hasValue(40);
        assertThat(certificate.interpolates()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void emptyRowsAndUnusedColumnsDoNoHarm(double lambda) {
        CsrBuilder builder = new CsrBuilder(6);
        builder.endRow();
        builder.add(1, 2);
        builder.add(4, 1);
        builder.endRow();
        builder.add(4, 3);
        builder.endRow();
        agreesWithDense(new LabeledMatrix(builder.build(), new double[] {1, -1, 1}), lambda);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void labelsOfZeroGiveWeightsOfZero(double lambda) {
        LabeledMatrix base = random(5, 20, 30, 0.1);
        assertThat(fit(new LabeledMatrix(base.matrix(), new double[20]), lambda, 1)
                        .weights())
                .containsOnly(0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void permutingTheRowsKeepsTheWeights(double lambda) {
        LabeledMatrix examples = random(6, 50, 100, 0.1);
        int[] order = new int[50];
        double[] ones = new double[50];
        double[] labels = new double[50];
        for (int i = 0; i < 50; i++) {
            order[i] = (i * 7 + 3) % 50;
            ones[i] = 1;
            labels[i] = examples.label(order[i]);
        }
        LabeledMatrix permuted = new LabeledMatrix(examples.matrix().scaledRows(order, ones), labels);
        assertThat(fit(permuted, lambda, 1).weights())
                .containsExactly(fit(examples, lambda, 1).weights(), WEIGHT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void threadsDoNotChangeABit(double lambda) {
        LabeledMatrix examples = random(7, 700, 900, 0.02);
        double[] one = fit(examples, lambda, 1).weights();
        assertThat(fit(examples, lambda, 2).weights()).containsExactly(one);
        assertThat(fit(examples, lambda, 4).weights()).containsExactly(one);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void theNormalEquationsHold(double lambda) {
        LabeledMatrix examples = random(8, 200, 300, 0.05);
        double[] w = fit(examples, lambda, 1).weights();
        double[] residual = examples.matrix().multiply(w);
        for (int i = 0; i < residual.length; i++) {
            residual[i] -= examples.label(i);
        }
        double[] gradient = examples.matrix().transpose().multiply(residual);
        for (int j = 0; j < w.length; j++) {
            // 1e-11 of ||Xᵀy||, which is below 200 * 15 * 3 here.
            assertThat(gradient[j] + lambda * w[j]).isCloseTo(0, within(1e-7));
        }
    }

    @Test
    void aMissedToleranceIsAnErrorWithNumbers() {
        LabeledMatrix examples = random(9, 60, 90, 0.1);
        try (Workers workers = new Workers(1)) {
            LeastSquares squares = new LeastSquares(examples, workers);
            SolverSettings hopeless = new SolverSettings(settings.solver(), 1e-300, 50);
            assertThatExceptionOfType(NumericalException.class)
                    .isThrownBy(() -> squares.fit(1, hopeless))
                    .withMessageContaining("60 x 90")
                    .withMessageContaining("lambda 1.0")
                    .withMessageContaining("expected at most 1.00e-300");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aLambdaOutOfRangeIsNamed(double lambda) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(twoReviews(), lambda, 1))
                .withMessage("lambda must be finite and at least 0, got " + lambda);
    }

    private static LabeledMatrix twoReviews() {
        CsrBuilder builder = new CsrBuilder(3);
        builder.add(0, 1);
        builder.add(1, 1);
        builder.endRow();
        builder.add(0, 1);
        builder.add(2, 1);
        builder.endRow();
        return new LabeledMatrix(builder.build(), new double[] {1, -1});
    }

    /** Rows of random counts with a last column of ones, like bags of words with a bias. */
    static LabeledMatrix random(long seed, int rows, int columns, double density) {
        SplittableRandom random = new SplittableRandom(seed);
        CsrBuilder builder = new CsrBuilder(columns);
        double[] labels = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < Math.ceil(columns * density); k++) {
                builder.add(random.nextInt(columns - 1), random.nextInt(1, 3));
            }
            builder.add(columns - 1, 1);
            builder.endRow();
            labels[i] = random.nextBoolean() ? 1 : -1;
        }
        return new LabeledMatrix(builder.build(), labels);
    }

    /**
     * The minimum-norm solution by EJML's singular value decomposition of the dense matrix with sqrt(lambda) I below it:
     * the sum of v_k (u_kᵀ y) / s_k over the singular values above 1e-10 of the largest.
     */
    private static double[] denseMinimumNorm(LabeledMatrix examples, double lambda) {
        CsrMatrix x = examples.matrix();
        int n = x.rows();
        int d = x.columns();
        SimpleMatrix dense = new SimpleMatrix(n + d, d);
        SimpleMatrix labels = new SimpleMatrix(n + d, 1);
        for (int i = 0; i < n; i++) {
            labels.set(i, 0, examples.label(i));
            for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                dense.set(i, x.columnAt(k), x.valueAt(k));
            }
        }
        for (int j = 0; j < d; j++) {
            dense.set(n + j, j, Math.sqrt(lambda));
        }
        SimpleSVD<SimpleMatrix> usv = dense.svd(true);
        SimpleMatrix w = new SimpleMatrix(d, 1);
        for (int k = 0; k < d; k++) {
            double s = usv.getSingleValue(k);
            if (s > 1e-10 * usv.getSingleValue(0)) {
                w = w.plus(usv.getV().getColumn(k).scale(usv.getU().getColumn(k).dot(labels) / s));
            }
        }
        return w.getDDRM().getData();
    }

    private static void addRow(CsrBuilder builder, CsrMatrix from, int row, double scale) {
        for (int k = from.rowStart(row); k < from.rowStart(row + 1); k++) {
            builder.add(from.columnAt(k), scale * from.valueAt(k));
        }
    }
}
