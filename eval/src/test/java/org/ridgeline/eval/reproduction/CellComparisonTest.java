package org.ridgeline.eval.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.eval.reproduction.Target.Verdict;

class CellComparisonTest {

    private static final Target PIN = new Target(1420.0 / 1821, 1e-9);
    private static final Optional<Target> BOOK = Optional.of(new Target(0.7807, 0.002));

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
        Verdict verdict = new Target(1, 0.25).verdict(Optional.of(actual));
        assertThat(verdict).isEqualTo(expected);
        assertThat(verdict.passed()).isEqualTo(expected == Verdict.MATCH);
    }

    @Test
    void exactTargetAcceptsOnlyItself() {
        Target exact = new Target(0.25, 0);
        assertThat(exact.verdict(Optional.of(0.25))).isEqualTo(Verdict.MATCH);
        assertThat(exact.verdict(Optional.of(Math.nextUp(0.25)))).isEqualTo(Verdict.ABOVE);
    }

    @Test
    void aValueWithinBothTolerancesPasses() {
        assertThat(cell(PIN, BOOK, Optional.of(1420.0 / 1821)).passed()).isTrue();
    }

    @Test
    void betterAccuracyThanExpectedFails() {
        Optional<Double> better = Optional.of(1421.0 / 1821);
        assertThat(cell(PIN, BOOK, better).passed()).isFalse();
        assertThat(PIN.verdict(better)).isEqualTo(Verdict.ABOVE);
        assertThat(BOOK.orElseThrow().verdict(better)).isEqualTo(Verdict.MATCH);
    }

    @Test
    void valueOnThePinButOutsideTheBooksBandFailsWhereTheBookIsJudged() {
        Target pin = new Target(9.07, 0.01);
        assertThat(cell(pin, Optional.of(new Target(7.9469, 0.01)), Optional.of(9.07))
                        .passed())
                .isFalse();
        assertThat(cell(pin, Optional.empty(), Optional.of(9.07)).passed()).isTrue();
    }

    @Test
    void missingValueFails() {
        assertThat(cell(PIN, BOOK, Optional.empty()).passed()).isFalse();
        assertThat(PIN.verdict(Optional.empty())).isEqualTo(Verdict.MISSING);
    }

    @Test
    void stageThatDiffersFailsAlsoWhenEveryCellMatches() {
        List<StageComparison> stages = StageComparison.chain(
                List.of(new StageFingerprint("documents", Fingerprint.ofBytes("a".repeat(64)))),
                List.of(new StageFingerprint("documents", Fingerprint.ofBytes("b".repeat(64)))));
        List<CellComparison> cells = List.of(cell(PIN, BOOK, Optional.of(1420.0 / 1821)));
        assertThat(new Comparison(List.of(), cells, List.of()).passed()).isTrue();
        assertThat(new Comparison(stages, cells, List.of()).passed()).isFalse();
    }

    @Test
    void cellsOfTwoRunsAreIdenticalOnlyToTheLastBit() {
        List<CellComparison> cells = CellComparison.of(
                Map.of("a/test mse", 0.5, "b/test mse", 0.5, "c/test accuracy", 0.5),
                Map.of("a/test mse", 0.5, "b/test mse", Math.nextUp(0.5), "d/test accuracy", 0.5));
        assertThat(cells)
                .extracting(CellComparison::cell)
                .containsExactly("a/test mse", "b/test mse", "c/test accuracy", "d/test accuracy");
        assertThat(cells).extracting(CellComparison::identical).containsExactly(true, false, false, false);
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

    private static CellComparison cell(Target pinned, Optional<Target> book, Optional<Double> actual) {
        return new CellComparison("l2/test accuracy", Unit.FRACTION, Optional.of(pinned), book, actual);
    }
}
