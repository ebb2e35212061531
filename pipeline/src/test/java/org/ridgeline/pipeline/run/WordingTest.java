package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0, 0",
        "0.5, 0.5",
        "1e-5, 0.00001",
        "123456789012345, 123456789012345",
        "1e14, 100000000000000",
        "1e15, 1e15",
        "1e300, 1e300",
        "-2.5e300, -2.5e300",
        "1e-14, 0.00000000000001",
        "1.25e-15, 1.25e-15",
        "0.30000000000000004, 0.30000000000000004",
        "1234567890123456, 1234567890123456"
    })
    void numbersHaveAllTheirDigitsAndAnExponentOnlyWhereItIsShorter(double value, String expected) {
        assertThat(Wording.number(value)).isEqualTo(expected);
        assertThat(Double.parseDouble(Wording.number(value))).isEqualTo(value);
    }
}
