package org.ridgeline.model.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.Fit;

class LeastSquaresTest {

    private final Workers workers = new Workers(1);

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void whatTheDataDecidesIsReported() {
        LabeledMatrix examples = new LabeledMatrix(
                SparseCases.sparse(new double[] {3, 4}, new double[] {3, 4}, new double[] {3, 4}),
                new double[] {1, -1, 1});
        LeastSquares squares = new LeastSquares(examples, workers);
        assertThat(squares.rank()).hasValue(1);
        MatrixFacts facts = squares.facts().orElseThrow();
        assertThat(facts.duplicateRows()).isEqualTo(2);
        assertThat(facts.conflictingRows()).isEqualTo(1);
        assertThat(squares.largestSingularValue()).isCloseTo(5 * Math.sqrt(3), within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(Solver.class)
    void fitsOfOneObjectEqualThoseOfFreshOnes(Solver solver) {
        LabeledMatrix examples = SolverContract.random(1, 40, 90, 0.1);
        SolverSettings settings = new SolverSettings(solver, 1e-10, 10_000);
        LeastSquares kept = new LeastSquares(examples, workers);
        for (double lambda : new double[] {0, 1, 0, 10, 1}) {
            double[] fresh =
                    new LeastSquares(examples, workers).fit(lambda, settings).weights();
            assertThat(kept.fit(lambda, settings).weights()).containsExactly(fresh);
        }
    }

    @Test
    void weightsAreACopy() {
        Fit fit = new LeastSquares(SolverContract.random(2, 5, 9, 0.3), workers).fit(1, SolverSettings.defaults());
        fit.weights()[0] = 99;
        assertThat(fit.weights()[0]).isNotEqualTo(99);
    }

    @Test
    void autoTakesConjugateGradientsWithARegularizer() {
        LeastSquares squares = new LeastSquares(SolverContract.random(3, 40, 90, 0.1), workers);
        assertThat(squares.fit(1, SolverSettings.defaults()).certificate().method())
                .isEqualTo("cg");
    }

    @Test
    void autoTakesTheFactorWithoutARegularizer() {
        LeastSquares squares = new LeastSquares(SolverContract.random(4, 40, 90, 0.1), workers);
        Certificate certificate = squares.fit(0, SolverSettings.defaults()).certificate();
        assertThat(certificate.method()).isEqualTo("cholesky");
        assertThat(certificate.condition()).isPresent();
    }

    @Test
    void autoTakesTheFactorWhereLambdaIsTiny() {
        LeastSquares squares = new LeastSquares(SolverContract.random(3, 40, 90, 0.1), workers);
        assertThat(squares.fit(1e-6, SolverSettings.defaults()).certificate().method())
                .isEqualTo("cholesky");
    }

    @Test
    void aProblemWhoseDensePartDoesNotFitIsLeftToLsqr() {
        // 9,000 words, each in about 133 of 30,000 rows: the rows can be eliminated, the words remain.
        LabeledMatrix examples = SolverContract.random(12, 30_000, 9_000, 40 / 9_000.0);
        LeastSquares squares = new LeastSquares(examples, workers);
        assertThatExceptionOfType(NumericalException.class)
                .isThrownBy(() -> squares.fit(0, new SolverSettings(Solver.CHOLESKY, 1e-11, 10)))
                .withMessageContaining("dense part of at most 8000 unknowns")
                .withMessageContaining("Use the solver \"lsqr\"");
        assertThatExceptionOfType(NumericalException.class)
                .isThrownBy(() -> squares.fit(0, new SolverSettings(Solver.AUTO, 1e-11, 3)))
                .withMessageContaining("lsqr on 30000 x 9000");
    }

    @ParameterizedTest
    @EnumSource(Solver.class)
    void aZeroMatrixGivesWeightsOfZeroAndIsSolved(Solver solver) {
        LabeledMatrix examples =
                new LabeledMatrix(SparseCases.sparse(new double[3], new double[3]), new double[] {1, -1});
        LeastSquares squares = new LeastSquares(examples, workers);
        for (double lambda : new double[] {0, 1e-6, 1, 1e6}) {
            Fit fit = squares.fit(lambda, new SolverSettings(solver, 1e-11, 100));
            assertThat(fit.weights()).containsOnly(0);
            assertThat(fit.certificate().normalResidual()).isZero();
            assertThat(fit.certificate().rank()).hasValue(0);
        }
    }

    @Test
    void aMatrixOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new LeastSquares(new LabeledMatrix(new CsrBuilder(3).build(), new double[0]), workers))
                .withMessage("least squares needs rows and columns, got CsrMatrix[0 x 3, 0 nonzeros]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aToleranceOutOfRangeIsNamed(double tolerance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SolverSettings(Solver.CG, tolerance, 10))
                .withMessage("tolerance must be in (0, 1), got " + tolerance);
    }

    @Test
    void otherSettingsOutOfRangeAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SolverSettings(Solver.CG, 1e-9, 0))
                .withMessage("maxIterations must be at least 1, got 0");
        assertThatNullPointerException().isThrownBy(() -> new SolverSettings(null, 1e-9, 1));
    }

    @Test
    void aCertificateConvergesByTheResidualThatCounts() {
        assertThat(certificate(1e-9, 1, false).converged()).isTrue();
        assertThat(certificate(2e-9, 0, false).converged()).isFalse();
        assertThat(certificate(1e-10, 2e-9, true).converged()).isFalse();
        assertThat(certificate(2e-9, 1e-10, true).converged()).isFalse();
        assertThat(certificate(Double.NaN, 0, false).converged()).isFalse();
        assertThat(certificate(0, Double.NaN, true).converged()).isFalse();
    }

    private static Certificate certificate(double normal, double fit, boolean interpolates) {
        return new Certificate(
                "cg",
                1,
                normal,
                fit,
                interpolates,
                1e-9,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                0);
    }
}
