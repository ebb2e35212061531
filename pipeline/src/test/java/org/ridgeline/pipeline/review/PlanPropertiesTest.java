package org.ridgeline.pipeline.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.dataset.Columns;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Format;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.dataset.Splitting;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.pipeline.run.ReviewSettings;

class PlanPropertiesTest {

    private static final List<Path> DATA = List.of(Path.of("b.csv"), Path.of("a.csv"));
    private static final List<Path> TEST = List.of(Path.of("t.csv"));

    /** The way of each option that is not the default is in one of them at least. */
    static Stream<ReviewPlan> plans() {
        return Stream.of(
                plan(new Splitting.None(), Optional.empty(), Optional.empty(), new Penalty.Given(1)),
                plan(new Splitting.Stratified(0.1 + 0.2, -7), Optional.empty(), Optional.empty(), new Penalty.Given(0)),
                plan(
                        new Splitting.EveryKth(5),
                        Optional.empty(),
                        Optional.of(Format.TSV),
                        new Penalty.CrossValidated()),
                plan(
                        new Splitting.None(),
                        Optional.of("part, or column x"),
                        Optional.of(Format.JSONL),
                        new Penalty.Given(1e-3 / 3)),
                unusual());
    }

    private static ReviewPlan plan(
            Splitting splitting, Optional<String> column, Optional<Format> format, Penalty penalty) {
        return new ReviewPlan(
                new ReviewSettings(
                        new DataFiles(
                                DATA,
                                format,
                                StandardCharsets.UTF_8,
                                true,
                                new Columns("text", Optional.of("label"), column, Optional.empty())),
                        Optional.empty(),
                        Optional.of(LabelMapping.parse("positive=1:negative=0")),
                        splitting,
                        TokenSettings.of(Scheme.PTB),
                        FeatureSettings.defaults()),
                false,
                penalty,
                -7,
                1e-11,
                MatrixPlace.MEMORY);
    }

    private static ReviewPlan unusual() {
        Columns columns = new Columns("2", Optional.of("1"), Optional.empty(), Optional.empty());
        Optional<Format> format = Optional.of(Format.CSV);
        return new ReviewPlan(
                new ReviewSettings(
                        new DataFiles(DATA, format, StandardCharsets.ISO_8859_1, false, columns),
                        Optional.of(new DataFiles(TEST, format, StandardCharsets.ISO_8859_1, false, columns)),
                        Optional.of(LabelMapping.parse("positive=so%2C so,5:negative=a%3Ab:out=3")),
                        new Splitting.None(),
                        new TokenSettings(Scheme.WHITESPACE, false, 3, StopWords.of(List.of("of", "The"))),
                        new FeatureSettings(Weighting.TFIDF, 2, 1000, false)),
                true,
                new Penalty.Given(2.5),
                1,
                1e-8 / 3,
                MatrixPlace.FILE);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void whatIsWrittenIsReadAsAnEqualPlan(ReviewPlan plan) {
        SortedMap<String, String> properties = PlanProperties.write(plan);
        assertThat(PlanProperties.testsApart(properties))
                .isEqualTo(plan.settings().test().isPresent());
        assertThat(read(properties)).isEqualTo(plan);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noPlaceOfAFileIsWritten(ReviewPlan plan) {
        assertThat(PlanProperties.write(plan).values()).noneMatch(value -> value.contains("a.csv"));
    }

    @Test
    void aGivenFormatReplacesTheRecordedOne() {
        ReviewPlan plan =
                PlanProperties.read(PlanProperties.write(unusual()), DATA, Optional.of(TEST), Optional.of(Format.TSV));
        assertThat(plan.settings().data().format()).contains(Format.TSV);
        assertThat(plan.settings().test().orElseThrow().format()).contains(Format.TSV);
    }

    @Test
    void eachKeyOfItsOwnIsNeeded() {
        for (String key : List.of(
                "data.text",
                "data.label",
                "data.labels",
                "data.format",
                "data.encoding",
                "data.header",
                "data.badRows",
                "data.split",
                "seed",
                "fit",
                "solver.tolerance",
                "solver.matrix")) {
            SortedMap<String, String> properties = PlanProperties.write(unusual());
            assertThat(properties.remove(key)).as(key).isNotNull();
            assertThatThrownBy(() -> read(properties))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("property " + key + ": expected ")
                    .hasMessageEndingWith(", got nothing");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "data.format, xml",
        "data.encoding, klingon",
        "data.header, yes",
        "data.badRows, keep",
        "data.split, share 2",
        "data.split, half",
        "seed, x",
        "fit, l2",
        "fit, 'l2 1,2'",
        "fit, 'l1 1'",
        "solver.tolerance, small",
        "solver.matrix, tape"
    })
    void aValueOfAnotherFormIsNamed(String key, String value) {
        SortedMap<String, String> properties = new TreeMap<>(PlanProperties.write(unusual()));
        properties.put(key, value);
        assertThatThrownBy(() -> read(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("property " + key + ": expected ")
                .hasMessageEndingWith("got \"" + value + "\"");
    }

    private static ReviewPlan read(SortedMap<String, String> properties) {
        return PlanProperties.read(
                properties,
                DATA,
                PlanProperties.testsApart(properties) ? Optional.of(TEST) : Optional.empty(),
                Optional.empty());
    }
}
