package org.ridgeline.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.ConfusionMatrix;

class CanonicalJsonTest {

    @Test
    void keysAreSortedAtEveryDepthAndIndentedByTwo() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", 1);
        inner.put("a", List.of(true, "x"));
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put("none", inner);
        outer.put("l2", new BinaryEvaluation(0.75, new ConfusionMatrix(4, 3, 2, 1)));
        outer.put("empty", Map.of());
        outer.put("list", List.of());
        assertThat(CanonicalJson.write(outer)).isEqualTo("""
                {
                  "empty": {},
                  "l2": {
                    "confusion": {
                      "falseNegatives": 1,
                      "falsePositives": 3,
                      "trueNegatives": 2,
                      "truePositives": 4
                    },
                    "mse": 0.75
                  },
                  "list": [],
                  "none": {
                    "a": [
                      true,
                      "x"
                    ],
                    "z": 1
                  }
                }
                """);
    }

    @Test
    void doublesAreTheShortestThatReadBack() {
        // Double.toString before Java 19 gives 2.0E23 digits it does not need for some values (JDK-4511638).
        assertThat(CanonicalJson.write(List.of(0.1, 7.9480030272576565, 2e23, 6.686312240916087e-22, 1.0, -0.0)))
                .isEqualTo("""
                        [
                          0.1,
                          7.9480030272576565,
                          2.0E23,
                          6.686312240916087E-22,
                          1.0,
                          -0.0
                        ]
                        """);
    }

    @Test
    void everyDoubleReadsBackBitForBit() throws Exception {
        double[] values = new SplittableRandom(9)
                .longs(2000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        double[] read = new ObjectMapper().readValue(CanonicalJson.write(values), double[].class);
        assertThat(read).containsExactly(values);
        assertThat(values.length).isGreaterThan(1900);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void numberThatJsonCannotSayIsNamedByItsPlace(double bad) {
        assertThatThrownBy(() -> CanonicalJson.write(Map.of("fits", List.of(Map.of("mse", bad)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON number at /fits/0/mse: expected a finite number, got " + bad);
        assertThatThrownBy(() -> CanonicalJson.write(new double[] {bad})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(new float[] {(float) bad}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostileTextReadsBackAndIsPlainAscii() throws Exception {
        String text = Samples.HOSTILE.replace("\uD800", "\u2028\u00A0İ");
        String json = CanonicalJson.write(Map.of(text, text));
        assertThat(json.chars()).allMatch(c -> c < 128);
        assertThat(new ObjectMapper().readTree(json).get(text).textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
    void bytesAreTheSameUnderEveryLocale(String locale) {
        Map<String, Object> data = new TreeMap<>(Map.of("I", 1234.5, "ı", 1_000_000, "i", "x"));
        assertThat(Samples.under(locale, () -> CanonicalJson.write(data))).isEqualTo(CanonicalJson.write(data));
    }
}
