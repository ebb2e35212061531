package org.ridgeline.eval.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "7.9480030272576565, 7.9480",
        "6.686312240916087e-22, 0.0000",
        "0.0726439239295354, 0.0726",
        "0.00005, 0.0001",
        "12345.67891, 12345.6789",
        "-0.00001, 0.0000",
        "NaN, NaN"
    })
    void meanSquaredErrorHasFourDecimals(double value, String printed) {
        assertThat(Unit.MSE.print(value)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100.00%",
        "0.6183415705656233, 61.83%",
        "0.7797913234486545, 77.98%",
        "0.7807, 78.07%",
        "0, 0.00%",
        "0.999999, 100.00%"
    })
    void fractionIsAPercentageWithTwoDecimals(double value, String printed) {
        assertThat(Unit.FRACTION.print(value)).isEqualTo(printed);
    }

    @Test
    void differencesCarryTheirSignAndPercentagesDifferByPoints() {
        assertThat(Unit.MSE.printDifference(0.00110302)).isEqualTo("+0.0011");
        assertThat(Unit.MSE.printDifference(-0.00110302)).isEqualTo("-0.0011");
        assertThat(Unit.MSE.printDifference(-0.000001)).isEqualTo("0.0000");
        assertThat(Unit.FRACTION.printDifference(0.7797913 - 0.7807)).isEqualTo("-0.09 points");
        assertThat(Unit.MSE.preciseDifference(2.12345e-7)).isEqualTo("+2.12E-7");
    }

    @Test
    void preciseTextKeepsTenDigitsAndNoTrailingZeros() {
        assertThat(Unit.MSE.precise(7.9480030272576565)).isEqualTo("7.948003027");
        assertThat(Unit.MSE.precise(6.686312240916087e-22)).isEqualTo("6.686312241E-22");
        assertThat(Unit.MSE.precise(0)).isEqualTo("0");
        assertThat(Unit.FRACTION.precise(1)).isEqualTo("100%");
        assertThat(Unit.MSE.precise(Double.NaN)).isEqualTo("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "hi-IN-u-nu-deva"})
    void textIsTheSameUnderEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(Unit.MSE.print(1234.5)).isEqualTo("1234.5000");
            assertThat(Unit.FRACTION.print(0.5)).isEqualTo("50.00%");
            assertThat(Unit.FRACTION.preciseDifference(-0.125)).isEqualTo("-12.5 points");
        } finally {
            Locale.setDefault(before);
        }
    }
}
