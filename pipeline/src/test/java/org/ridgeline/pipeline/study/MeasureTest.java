package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

    @ParameterizedTest
    @CsvSource({"1, 100%", "0.99996, 100%", "0.986, 99%", "0.0734, 7.3%", "0.0026, 0.26%", "4.4e-5, 0.0044%", "0, 0%"})
    void aShareHasTwoDigitsAndNoExponent(double share, String printed) {
        assertThat(Measure.twoDigits(share)).isEqualTo(printed);
    }
}
