package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.dataset.LabelMapping.Meaning;
import org.ridgeline.data.source.DataException;

class LabelMappingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            positive negative          | Positive | NEGATIVE
            positive negative neutral  | positive | negative
            pos neg                    | POS      | neg
            TRUE FALSE                 | true     | false
            yes no                     | Yes      | No
            1 0                        | 1.0      | 0
            1 -1                       | +1       | -1
            1 0 -1                     | 1        | -1.0
            4 0                        | 4        | 0
            4 2 0                      | 4        | 0
            1 2 3 4 5                  | 5        | 1
            1.0 5.0                    | 5        | 1
            """)
    void usualLabelsAreUnderstood(String labels, String positive, String negative) {
        LabelMapping mapping = LabelMapping.infer(counts(labels));
        assertThat(mapping.of(positive)).isEqualTo(Meaning.POSITIVE);
        assertThat(mapping.of(negative)).isEqualTo(Meaning.NEGATIVE);
        assertThat(mapping.of("unheard of")).isEqualTo(Meaning.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "good bad", "0 1 2 3 4", "1 2 3", "3", "positive negative other", "1 0 5"})
    void otherLabelsMustBeStated(String labels) {
        assertThatThrownBy(() -> LabelMapping.infer(counts(labels)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("`labels` positive=");
    }

    @Test
    void theMiddleIsLeftOut() {
        assertThat(LabelMapping.infer(counts("1 2 3 4 5")).of("3")).isEqualTo(Meaning.OUT);
        assertThat(LabelMapping.parse("positive=3,4:negative=0,1:out=2").of("2"))
                .isEqualTo(Meaning.OUT);
    }

    @Test
    void textAndMappingAreTheSame() {
        LabelMapping odd = new LabelMapping(
                Map.of("a,b:c=d%2C", Meaning.POSITIVE, "é", Meaning.POSITIVE, "Bad ", Meaning.NEGATIVE));
        assertThat(LabelMapping.parse(odd.toString())).isEqualTo(odd);
        assertThat(odd.of("A,B:C=D%2C")).isEqualTo(Meaning.POSITIVE);
        assertThat(LabelMapping.parse("negative=1:positive=2.0")).hasToString("positive=2:negative=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "positive=1",
                "positive=1:negative=",
                "positive=1:negative=1",
                "positive=1:bad=0",
                "1,0",
                "positive=1:positive=2:negative=0"
            })
    void whatStatesNoMappingIsRefused(String text) {
        assertThatThrownBy(() -> LabelMapping.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels: expected");
    }

    @Test
    void answersBearTheFilesOwnNamesWhereThereIsOneEach() {
        assertThat(LabelMapping.parse("positive=pos:negative=neg").positiveName())
                .isEqualTo("pos");
        assertThat(LabelMapping.parse("positive=4,5:negative=1,2").negativeName())
                .isEqualTo("negative");
    }

    @Test
    void turkishCaseDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(LabelMapping.infer(counts("POSITIVE NEGATIVE")).of("positive"))
                    .isEqualTo(Meaning.POSITIVE);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Map<String, Long> counts(String labels) {
        return Stream.of(labels.split(" "))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toMap(label -> label, label -> 3L));
    }
}
