package org.ridgeline.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

class StrictJsonTest {

    record Plain(int count, double value, String text, OptionalDouble maybe, Optional<String> words) {}

    private static final String PLAIN =
            "{\"count\": 1, \"maybe\": null, \"text\": \"a\", \"value\": 1.5, \"words\": null}";

    @Test
    void whatWasWrittenReadsBackAsTheSame() {
        Plain full = new Plain(Integer.MIN_VALUE, 0.1 + 0.2, "é\u2028❤\"", OptionalDouble.of(-0.0), Optional.of(""));
        Plain empty = new Plain(0, Double.MIN_VALUE, "", OptionalDouble.empty(), Optional.empty());
        for (Plain value : List.of(full, empty)) {
            assertThat(StrictJson.read(CanonicalJson.write(value), Plain.class)).isEqualTo(value);
        }
    }

    @Test
    void sectionsReadBackAsTheSameByTheNamesOfTheirBlocks() {
        Series series = new Series("s", List.of(1.0, 1e300), List.of(-1.0 / 3, 4.9e-324), Series.Style.POINTS);
        Section section = new Section(
                "a-section",
                "title",
                "lead",
                List.of(
                        new Block.Text("text"),
                        new Block.Drawing(new LineFigure(
                                new Caption("id", "t", "d"),
                                Axis.log("x").from(1, 2),
                                Axis.linear("y"),
                                List.of(series),
                                List.of(new LineFigure.Marker(true, 1, "here")))),
                        new Block.Table("t", "title", new TextTable(List.of("a"), 1, List.of(List.of("b")))),
                        new Block.Sentences(
                                "s", List.of(new Block.Sentence("h", List.of(new Block.Word("w", -0.5, true))))),
                        new Block.Missing("what", "command")));
        String written = CanonicalJson.write(section);
        assertThat(written)
                .contains("\"block\": \"figure\"", "\"kind\": \"lines\"")
                .doesNotContain("org.ridgeline");
        Section read = StrictJson.read(written, Section.class);
        assertThat(read).isEqualTo(section);
        assertThat(CanonicalJson.write(read)).isEqualTo(written);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "count": 1  | "count": 1.5             | at /count
            "count": 1  | "count": "1"             | at /count
            "count": 1  | "count": null            | at /count
            "count": 1  | "count": 99999999999     | at /count
            "count": 1, | ``                       | at /count: Missing property 'count'
            "count": 1  | "count": 1, "count": 1   | Duplicate
            "count": 1  | "count": 1, "more": 1    | unknown property "more"
            "text": "a" | "text": 1                | at /text
            "text": "a" | "text": true             | at /text
            "text": "a" | "text": null             | at /text
            "value": 1.5| "value": "1.5"           | at /value
            "value": 1.5| "value": NaN             | line 1, column
            "value": 1.5| "value": 1.5e            | line 1, column
            }           | } {}                     | Trailing token
            }           | ``                       | line 1, column
            """)
    void anythingElseIsRefusedWithItsPlace(String from, String to, String message) {
        String text = PLAIN.replace(from, to);
        assertThat(text).isNotEqualTo(PLAIN);
        assertThat(StrictJson.read(PLAIN, Plain.class).count()).isOne();
        assertThatThrownBy(() -> StrictJson.read(text, Plain.class))
                .isInstanceOf(JsonDataException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("line 1, column ");
    }
}
