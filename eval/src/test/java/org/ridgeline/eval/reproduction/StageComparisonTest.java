package org.ridgeline.eval.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageComparisonTest {

    private static Comparison compare(List<StageFingerprint> pinned, List<StageFingerprint> actual) {
        return new Comparison(StageComparison.chain(pinned, actual), List.of(), List.of());
    }

    private static StageFingerprint stage(String name, char digit) {
        return new StageFingerprint(
                name, Fingerprint.ofBytes(String.valueOf(digit).repeat(64)));
    }

    @Test
    void firstDifferenceIsTheEarliestStageOfTheChain() {
        Comparison drift = compare(
                List.of(stage("archive", 'a'), stage("documents", 'b'), stage("tokens", 'c'), stage("matrix", 'd')),
                List.of(stage("archive", 'a'), stage("documents", 'b'), stage("tokens", '0'), stage("matrix", '1')));
        assertThat(drift.passed()).isFalse();
        assertThat(drift.firstThatDisagrees().orElseThrow().stage()).isEqualTo("tokens");
        assertThat(drift.stages())
                .extracting(StageComparison::verdict)
                .containsExactly("bit for bit", "bit for bit", "differs", "differs");
    }

    @Test
    void equalChainsPass() {
        List<StageFingerprint> chain = List.of(stage("archive", 'a'), stage("documents", 'b'));
        assertThat(compare(chain, chain).passed()).isTrue();
        assertThat(compare(chain, chain).firstThatDisagrees()).isEmpty();
        assertThat(compare(chain, chain).bitForBit()).isTrue();
        assertThat(compare(List.of(), chain).bitForBit()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "b, b, bit for bit",
        "b, c, 'within tolerance, not bit for bit'",
        "'', b, within tolerance",
        "'', '', within tolerance"
    })
    void sketchesThatAgreePassAndTellWhetherTheirBitsAreThePinnedOnes(String pinned, String actual, String text) {
        Comparison drift = compare(
                List.of(stage("matrix", 'a'), weights(1.0, pinned)),
                List.of(stage("matrix", 'a'), weights(1.0 + 0x1p-52, actual)));
        assertThat(drift.passed()).isTrue();
        assertThat(drift.stages().get(1).verdict()).isEqualTo(text);
        assertThat(drift.bitForBit()).isEqualTo(text.equals("bit for bit"));
    }

    @Test
    void sketchThatDisagreesFailsWhateverItsHashSays() {
        Comparison drift = compare(List.of(weights(1.0, "b")), List.of(weights(1.001, "b")));
        assertThat(drift.firstThatDisagrees().orElseThrow().verdict()).isEqualTo("differs");
        assertThat(drift.bitForBit()).isFalse();
    }

    private static StageFingerprint weights(double weight, String digit) {
        Fingerprint sketch = Fingerprint.ofNumbers(new double[] {weight});
        return new StageFingerprint("weights", digit.isEmpty() ? sketch : sketch.withBits(digit.repeat(64)));
    }

    @Test
    void stageThatDidNotRunIsADifference() {
        Comparison drift = compare(List.of(stage("archive", 'a'), stage("tokens", 'b')), List.of(stage("tokens", 'b')));
        assertThat(drift.firstThatDisagrees().orElseThrow().stage()).isEqualTo("archive");
        assertThat(drift.firstThatDisagrees().orElseThrow().verdict()).isEqualTo("missing");
    }

    @Test
    void stageWhosePinGotLostIsADifferenceAtItsPlace() {
        Comparison drift = compare(
                List.of(stage("archive", 'a'), stage("matrix", 'c')),
                List.of(stage("archive", 'a'), stage("tokens", 'b'), stage("matrix", 'c')));
        assertThat(drift.stages()).extracting(StageComparison::stage).containsExactly("archive", "tokens", "matrix");
        assertThat(drift.firstThatDisagrees().orElseThrow().verdict()).isEqualTo("not pinned");
    }

    @Test
    void theOrderOfTheRunSaysWhichDifferenceCameFirst() {
        Comparison drift = compare(
                List.of(stage("matrix", 'a'), stage("tokens", 'a')),
                List.of(stage("tokens", 'b'), stage("matrix", 'b')));
        assertThat(drift.firstThatDisagrees().orElseThrow().stage()).isEqualTo("tokens");
    }

    @Test
    void hashAndSketchNeverAgree() {
        Fingerprint sketch = Fingerprint.ofNumbers(new double[] {1});
        Fingerprint hash = Fingerprint.ofBytes("a".repeat(64));
        assertThat(sketch.agreesWith(hash)).isFalse();
        assertThat(hash.agreesWith(sketch)).isFalse();
    }

    @Test
    void hashFingerprintSurvivesItsText() {
        Fingerprint hash = Fingerprint.ofBytes("0123456789abcdef".repeat(4));
        assertThat(hash.text()).isEqualTo("sha256:" + "0123456789abcdef".repeat(4));
        assertThat(Fingerprint.parse(" " + hash.text() + "\n")).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "sha256:ABC",
                "md5:00",
                "sketch:",
                "sketch:3 1.0",
                "sketch:1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 sha256:ABC",
                "sketch:1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 abc",
                "sketch:x 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
                "sketch:1 -1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "sketch:1 NaN 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"
            })
    void textThatIsNoFingerprintIsRejected(String text) {
        assertThatThrownBy(() -> Fingerprint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
