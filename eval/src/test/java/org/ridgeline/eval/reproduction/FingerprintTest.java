package org.ridgeline.eval.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static final int D = 14_831;

    @Test
    void signsAreThoseOfSplitMix64() {
        // SplitMix64 seeded with 0: the first outputs as published with the reference C code, and checked in Python.
        assertThat(VectorSketch.signs(0)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(VectorSketch.signs(1)).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(VectorSketch.signs(2)).isEqualTo(0x06C45D188009454FL);
    }

    @Test
    void sketchOfASmallVectorIsTheHandWorkedOne() {
        // Computed in Python from the documented hash; 13 is the norm of (3, -4, 12).
        assertThat(Fingerprint.ofNumbers(new double[] {3, -4, 12}).text())
                .isEqualTo("sketch:3 13 19 19 11 19 -19 -13 5 -13 11 -11 11 -5 -11 -19 11 -5");
    }

    @Test
    void roundingNoiseAgrees() {
        double[] pinned = weights(1);
        double[] actual = pinned.clone();
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < D; i++) {
            actual[i] *= 1 + 1e-9 * (random.nextDouble() - 0.5);
        }
        assertThat(Fingerprint.ofNumbers(pinned).agreesWith(Fingerprint.ofNumbers(actual)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1000, D})
    void errorOfTenToleranceIsNoticedWhateverItsShape(int entries) {
        double[] pinned = weights(1);
        double size = 10 * VectorSketch.TOLERANCE * norm(pinned) / Math.sqrt(entries);
        SplittableRandom random = new SplittableRandom(entries);
        int missed = 0;
        for (int trial = 0; trial < 20; trial++) {
            double[] actual = pinned.clone();
            int from = random.nextInt(D - entries + 1);
            for (int i = from; i < from + entries; i++) {
                actual[i] += random.nextBoolean() ? size : -size;
            }
            missed += Fingerprint.ofNumbers(pinned).agreesWith(Fingerprint.ofNumbers(actual)) ? 1 : 0;
        }
        // The documented bound allows one miss in 560 for the worst shape; these are far from it.
        assertThat(missed).isZero();
    }

    @Test
    void errorOfATenthOfTheToleranceNeverCriesWolf() {
        double[] pinned = weights(3);
        double size = 0.1 * VectorSketch.TOLERANCE * norm(pinned) / Math.sqrt(D);
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 20; trial++) {
            double[] actual = pinned.clone();
            for (int i = 0; i < D; i++) {
                actual[i] += random.nextBoolean() ? size : -size;
            }
            assertThat(Fingerprint.ofNumbers(pinned).agreesWith(Fingerprint.ofNumbers(actual)))
                    .isTrue();
        }
    }

    @Test
    void exchangedEntriesAreNoticedThoughTheNormIsTheSame() {
        double[] pinned = weights(5);
        double[] actual = pinned.clone();
        actual[100] = pinned[200];
        actual[200] = pinned[100];
        assertThat(Fingerprint.ofNumbers(pinned).agreesWith(Fingerprint.ofNumbers(actual)))
                .isFalse();
    }

    @Test
    void vectorOfAnotherLengthNeverAgrees() {
        assertThat(Fingerprint.ofNumbers(new double[] {1, 0}).agreesWith(Fingerprint.ofNumbers(new double[] {1})))
                .isFalse();
    }

    @Test
    void oneMoreCorrectDocumentChangesTheSketchOfTheMetrics() {
        double[] pinned = {6.7e-22, 7.948003, 1, 1126.0 / 1821, 0.0726439, 0.752385, 6889.0 / 6920, 1420.0 / 1821};
        double[] actual = pinned.clone();
        actual[7] = 1421.0 / 1821;
        assertThat(Fingerprint.ofNumbers(pinned).agreesWith(Fingerprint.ofNumbers(actual)))
                .isFalse();
    }

    @Test
    void textGivesAnEqualSketch() {
        Fingerprint sketch = Fingerprint.ofNumbers(weights(6));
        Fingerprint parsed = Fingerprint.parse(sketch.text().replace(' ', '\n'));
        assertThat(parsed).isEqualTo(sketch).hasSameHashCodeAs(sketch);
        assertThat(parsed.agreesWith(sketch)).isTrue();
        assertThat(parsed.sameBits(sketch)).isFalse();

        Fingerprint exact = sketch.withBits("0123456789abcdef".repeat(4));
        assertThat(exact.text()).isEqualTo(sketch.text() + " sha256:" + "0123456789abcdef".repeat(4));
        assertThat(Fingerprint.parse(exact.text())).isEqualTo(exact).isNotEqualTo(sketch);
        assertThat(Fingerprint.parse(exact.text()).sameBits(exact)).isTrue();
    }

    @Test
    void aHashDoesNotStandForAMissingNumber() {
        String hash = " sha256:" + "a".repeat(64);
        assertThatThrownBy(() -> Fingerprint.parse("sketch:" + "1 ".repeat(VectorSketch.PROJECTIONS + 1) + hash))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "and 16 projections as decimal numbers, and sha256:... behind them or nothing, got 17: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e400", "NaN", "0x1", "100000000000000000000000000000000"})
    void aTextWithANumberThatNoSketchHasIsRefused(String number) {
        String numbers = "1 ".repeat(VectorSketch.PROJECTIONS);
        assertThat(Fingerprint.parse("sketch:1 " + numbers + "1")).isInstanceOf(Fingerprint.class);
        assertThatThrownBy(() -> Fingerprint.parse("sketch:1 " + numbers + number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a length, a norm and 16 projections as decimal numbers");
    }

    @Test
    void emptyAndZeroVectorsHaveSketches() {
        assertThat(Fingerprint.ofNumbers(new double[0]).text()).startsWith("sketch:0 0 0");
        Fingerprint zero = Fingerprint.ofNumbers(new double[3]);
        assertThat(zero.agreesWith(Fingerprint.ofNumbers(new double[3]))).isTrue();
        assertThat(zero.agreesWith(Fingerprint.ofNumbers(new double[] {0, 1e-300, 0})))
                .isFalse();
    }

    @Test
    void numbersThatAreNotFiniteAreRejected() {
        assertThatThrownBy(() -> Fingerprint.ofNumbers(new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index 1");
        assertThatThrownBy(() -> Fingerprint.ofNumbers(new double[] {1e200}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overflow");
    }

    private static double[] weights(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[D];
        for (int i = 0; i < D; i++) {
            weights[i] = 2 * random.nextDouble() - 1;
        }
        return weights;
    }

    private static double norm(double[] vector) {
        double squares = 0;
        for (double entry : vector) {
            squares += entry * entry;
        }
        return Math.sqrt(squares);
    }
}
