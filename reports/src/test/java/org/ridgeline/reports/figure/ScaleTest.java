package org.ridgeline.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Which numbers stand along an axis. */
class ScaleTest {

    private static List<String> labels(Scale scale, int most) {
        return scale.ticks(most).stream()
                .map(Scale.Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    @Test
    void linearTicksAreRoundNumbersWithEqualDecimals() {
        assertThat(labels(new Scale(false, -0.1, 1.05), 7)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(new Scale(false, 0, 6920), 4)).containsExactly("0", "2,000", "4,000", "6,000");
    }

    @Test
    void logarithmicTicksArePowersOfTen() {
        assertThat(labels(new Scale(true, -3.2, 2.1), 9)).containsExactly("0.001", "0.01", "0.1", "1", "10", "100");
        assertThat(labels(new Scale(true, -8, 3), 6)).containsExactly("10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰", "10²");
    }

    @Test
    void lessThanTwoPowersShowPlainNumbers() {
        assertThat(labels(new Scale(true, Math.log10(60), Math.log10(80)), 7))
                .containsExactly("60", "65", "70", "75", "80");
    }

    @Test
    void valuesWithoutALogarithmDoNotCount() {
        Scale scale = Scale.of(Axis.log(""), DoubleStream.of(0, -1, 0.01, 100), 0);
        assertThat(scale).isEqualTo(new Scale(true, -2, 2));
    }

    @Test
    void aConstantStandsInTheMiddle() {
        Scale scale = Scale.of(Axis.linear(""), DoubleStream.of(4, 4), 0.04);
        assertThat(scale.share(4)).isEqualTo(0.5);
    }

    @Test
    void nothingStillHasAScale() {
        assertThat(Scale.of(Axis.linear(""), DoubleStream.empty(), 0.04)).isEqualTo(new Scale(false, 0, 1));
    }

    @Test
    void theRangeOfAnAxisWins() {
        assertThat(Scale.of(Axis.log("").from(0.1, 10), DoubleStream.of(1e-9), 0.04))
                .isEqualTo(new Scale(true, -1, 1));
    }
}
