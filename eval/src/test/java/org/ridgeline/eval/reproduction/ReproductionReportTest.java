package org.ridgeline.eval.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReproductionReportTest {

    private static final ExpectedValue ACCURACY = new ExpectedValue(
            "l2/test accuracy", Unit.FRACTION, new Target(1420.0 / 1821, 1e-9), Optional.of(new Target(0.7807, 0.002)));
    private static final ExpectedValue ERROR = new ExpectedValue(
            "none/test MSE", Unit.MSE, new Target(7.9480030272576565, 1e-5), Optional.of(new Target(7.9469, 0.01)));

    @ParameterizedTest
    @CsvSource({
        "1.0, MATCH",
        "1.25, MATCH",
        "0.75, MATCH",
        "1.2500001, ABOVE",
        "0.7499999, BELOW",
        "NaN, NOT_FINITE",
        "Infinity, NOT_FINITE",
        "-Infinity, NOT_FINITE"
    })
    void verdictIsTwoSidedWithItsEndsIncluded(double actual, Verdict expected) {
        Verdict verdict = Verdict.of(new Target(1, 0.25), OptionalDouble.of(actual));
        assertThat(verdict).isEqualTo(expected);
        assertThat(verdict.passed()).isEqualTo(expected == Verdict.MATCH);
    }

    @Test
    void exactTargetAcceptsOnlyItself() {
        Target exact = new Target(0.25, 0);
        assertThat(Verdict.of(exact, OptionalDouble.of(0.25))).isEqualTo(Verdict.MATCH);
        assertThat(Verdict.of(exact, OptionalDouble.of(Math.nextUp(0.25)))).isEqualTo(Verdict.ABOVE);
    }

    @Test
    void matchingValuesPass() {
        ReproductionReport report = ReproductionReport.of(
                List.of(ACCURACY, ERROR),
                Map.of("l2/test accuracy", 1420.0 / 1821, "none/test MSE", 7.948),
                StageDrift.none());
        assertThat(report.passed()).isTrue();
        assertThat(report.rows()).hasSize(4).allMatch(row -> row.verdict() == Verdict.MATCH);
    }

    @Test
    void betterAccuracyThanExpectedFails() {
        ReproductionReport report =
                ReproductionReport.of(List.of(ACCURACY), Map.of("l2/test accuracy", 1421.0 / 1821), StageDrift.none());
        assertThat(report.passed()).isFalse();
        assertThat(report.cells().get(0).pinnedVerdict()).isEqualTo(Verdict.ABOVE);
        assertThat(report.cells().get(0).bookVerdict()).contains(Verdict.MATCH);
    }

    @Test
    void valueOnThePinButOutsideTheBooksBandFails() {
        ExpectedValue far =
                new ExpectedValue("x", Unit.MSE, new Target(9.07, 0.01), Optional.of(new Target(7.9469, 0.01)));
        CellComparison cell = new CellComparison(far, OptionalDouble.of(9.07));
        assertThat(cell.pinnedVerdict()).isEqualTo(Verdict.MATCH);
        assertThat(cell.passed()).isFalse();
    }

    @Test
    void bookThatIsNotJudgedDoesNotFail() {
        ExpectedValue free = new ExpectedValue("x", Unit.MSE, new Target(9.07, 0.01), Optional.empty());
        CellComparison cell = new CellComparison(free, OptionalDouble.of(9.07));
        assertThat(cell.passed()).isTrue();
    }

    @Test
    void missingValueFails() {
        ReproductionReport report =
                ReproductionReport.of(List.of(ACCURACY), Map.of("l2/test acuracy", 0.7798), StageDrift.none());
        assertThat(report.passed()).isFalse();
        assertThat(report.rows())
                .extracting(ReproductionRow::verdict)
                .containsExactly(Verdict.MISSING, Verdict.MISSING);
        assertThat(report.rows().get(0).actual()).isEqualTo("-");
    }

    @Test
    void stageThatDiffersFailsAlsoWhenEveryCellMatches() {
        StageDrift drift = StageDrift.compare(
                List.of(new StageFingerprint("documents", new HashFingerprint("a".repeat(64)))),
                List.of(new StageFingerprint("documents", new HashFingerprint("b".repeat(64)))));
        ReproductionReport report = ReproductionReport.of(List.of(ERROR), Map.of("none/test MSE", 7.948), drift);
        assertThat(report.cells()).allMatch(CellComparison::passed);
        assertThat(report.passed()).isFalse();
    }

    @Test
    void rowsShowPinsPreciselyAndTheBookAsPrinted() {
        ReproductionReport report = ReproductionReport.of(
                List.of(ERROR, ACCURACY),
                Map.of("none/test MSE", 7.948, "l2/test accuracy", 1421.0 / 1821),
                StageDrift.none());
        assertThat(report.rows())
                .containsExactly(
                        new ReproductionRow(
                                "none/test MSE",
                                "pinned",
                                "7.948003027",
                                "0.00001",
                                "7.948",
                                "-0.00000303",
                                Verdict.MATCH),
                        new ReproductionRow(
                                "none/test MSE", "book", "7.9469", "0.01", "7.9480", "+0.0011", Verdict.MATCH),
                        new ReproductionRow(
                                "l2/test accuracy",
                                "pinned",
                                "77.97913234%",
                                "1E-7 points",
                                "78.03404723%",
                                "+0.0549 points",
                                Verdict.ABOVE),
                        new ReproductionRow(
                                "l2/test accuracy",
                                "book",
                                "78.07%",
                                "0.2 points",
                                "78.03%",
                                "-0.036 points",
                                Verdict.MATCH));
    }

    @Test
    void checkOfNothingIsAnError() {
        assertThatThrownBy(() -> ReproductionReport.of(List.of(), Map.of(), StageDrift.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    @Test
    void cellNamedTwiceIsAnError() {
        assertThatThrownBy(() -> ReproductionReport.of(List.of(ERROR, ERROR), Map.of(), StageDrift.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none/test MSE");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1e-9, Double.POSITIVE_INFINITY})
    void toleranceOutsideItsRangeIsRejected(double tolerance) {
        assertThatThrownBy(() -> new Target(1, tolerance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tolerance");
    }

    @Test
    void nanTargetIsRejected() {
        assertThatThrownBy(() -> new Target(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
