package org.ridgeline.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.pipeline.TinyExperiment;

class ExperimentFileTest {

    private static final String WHOLE = TinyExperiment.YAML + TinyExperiment.EXPECTED;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("org.ridgeline.pipeline.experiment.ExperimentFile#BUILT_IN")
    void builtInExperimentsPinEveryCellAndStage(String name) {
        Experiment experiment = ExperimentFile.load(name);
        assertThat(experiment.name()).isEqualTo(name);
        assertThat(experiment.expected().cells()).hasSize(8);
        assertThat(experiment.expected().stages().keySet())
                .containsExactly(
                        "archive",
                        "documents",
                        "tokens",
                        "vocabulary",
                        "matrix",
                        "weights none",
                        "weights l2",
                        "metrics");
    }

    @Test
    void aFileIsReadAsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("an experiment.yaml"), WHOLE);
        Experiment experiment = ExperimentFile.load(file.toString());
        assertThat(experiment.synthetic()).isEqualTo(new Experiment.Synthetic(400, 1));
        assertThat(experiment.fits())
                .containsExactly(
                        new Experiment.FitSpec("none", "no regularizer", 0),
                        new Experiment.FitSpec("l2", "with L2", 1));
        assertThat(experiment.expected().values())
                .extracting(value -> value.cell() + " " + value.pinned().value())
                .contains("none/train mse 0.1", "l2/test accuracy 0.8");
        assertThat(experiment.expected().values())
                .extracting(value -> value.book().isPresent())
                .containsExactly(false, false, false, false, false, false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEAVES", "Leaves", "ptb", "PTB"})
    void choicesAreReadInAnyCaseUnderAnyLocale(String tokens) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(parse(WHOLE.replace("tokens: leaves", "tokens: " + tokens))
                            .tokens()
                            .name())
                    .isEqualToIgnoringCase(tokens);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title: Tiny             | titel: Tiny              | f.yaml:2:1: unknown key "titel"; did you mean "title"?
            documents: 400          | docs: 400                | f.yaml:4:13: unknown key "synthetic.docs"
            weighting: counts       | weigthing: counts        | f.yaml:7:3: unknown key "features.weigthing"; did you mean "weighting"?
            maxIterations: 100000   | maxIteration: 100000     | f.yaml:14:3: unknown key "solver.maxIteration"; did you mean "maxIterations"?
            lambda: 1.0             | lamda: 1.0               | f.yaml:17:32: unknown key "fits[1].lamda"; did you mean "lambda"?
            cells:                  | cels:                    | f.yaml:19:3: unknown key "expected.cels"; did you mean "cells"?
            pinned: 0.1             | pined: 0.1               | f.yaml:20:46: unknown key "expected.cells[0].pined"; did you mean "pinned"?
            band: 0.02              | bend: 0.02               | f.yaml:27:59: unknown key "expected.cells[7].bend"; did you mean "band"?
            """)
    void aMisspeltKeyIsNamedWithThePlaceAndTheNearestKey(String from, String to, String message) {
        assertRefused(WHOLE.replace(from, to), message);
    }

    @Test
    void anUnknownKeyIsAnsweredWithTheKnownOnes() {
        assertRefused(WHOLE + "colour: blue\n", "f.yaml:29:1: unknown key \"colour\"");
        assertRefused(WHOLE + "colour: blue\n", "Expected one of: name, title, corpus, synthetic, tokens");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            corpus: synthetic       | corpus: imdb             | f.yaml:3:9: corpus: expected one of sst, synthetic, got "imdb"
            tokens: leaves          | tokens: words            | f.yaml:5:9: tokens: expected one of leaves, ptb, got "words"
            tokens: leaves          | tokens: 1                | f.yaml:5:9: tokens: expected one of leaves, ptb, got "1"
            weighting: counts       | weighting: tfidf         | f.yaml:7:14: features.weighting: expected one of counts, presence, got "tfidf"
            method: auto            | method: svd              | f.yaml:12:11: solver.method: expected one of auto, cholesky, lsqr, cg, got "svd"
            split: train, metric: m | split: all, metric: m    | f.yaml:20:26: expected.cells[0].split: expected one of train, dev, test, got "all"
            metric: mse             | metric: rmse             | expected.cells[0].metric: expected one of mse, accuracy, got "rmse"
            """)
    void aWrongChoiceIsAnsweredWithTheChoices(String from, String to, String message) {
        assertRefused(WHOLE.replaceFirst(from, to), message);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: tiny              | name: [tiny]             | f.yaml:1:7: name: expected text, got a list
            name: tiny              | name:                    | f.yaml:1:6: name: expected text, got nothing
            name: tiny              | name: ~ #                | f.yaml:1:7: name: expected text, got nothing
            tokens: leaves          | tokens:                  | f.yaml:5:8: tokens: expected one of leaves, ptb, got nothing
            tokens: leaves          | tokens: {a: b}           | tokens: expected one of leaves, ptb, got a section
            documents: 400          | documents: many          | f.yaml:4:24: synthetic.documents: expected a whole number, got "many"
            documents: 400          | documents: 400.5         | synthetic.documents: expected a whole number, got "400.5"
            documents: 400          | documents: "400"         | f.yaml:4:24: synthetic.documents: expected a whole number, got "400"
            documents: 400          | documents: 99999999999   | synthetic.documents: Numeric value (99999999999) out of range
            documents: 400          | documents: 99            | synthetic.documents: expected at least 100, got 99
            bias: true              | bias: 1                  | features.bias: expected true or false, got "1"
            maxWords: 1000000       | maxWords: 0              | maxWords must be at least 1, got 0
            maxWords: 1000000       | maxWords: []             | features.maxWords: expected a whole number, got a list
            lambda: 1.0             | lambda: large            | f.yaml:17:40: fits[1].lambda: expected a number, got "large"
            lambda: 1.0             | lambda: -1               | fits[1]: lambda must be finite and at least 0, got -1.0
            lambda: 1.0             | lambda: .inf             | fits[1].lambda
            lambda: 1.0             | lambda: 1e999            | fits[1]: lambda must be finite and at least 0, got Infinity
            title: with L2          | title: {a: b}            | fits[1].title: expected text, got a section
            name: l2                | name: none               | fits: expected each name once, got none twice
            name: l2                | name: ../l2              | fits.name: expected letters, digits and single hyphens between them, got ../l2
            name: l2                | name: l2-                | fits.name: expected letters, digits and single hyphens between them, got l2-
            name: tiny              | name: a/b                | name: expected lower-case letters, digits and hyphens, got a/b
            corpus: synthetic       | corpus: sst              | synthetic: expected this section only with
            stages: {}              | stages: []               | f.yaml:28:11: expected.stages: expected a section, got a list
            stages: {}              | stages: {tokens: abc}    | fingerprint: expected sha256:... or sketch:..., got abc
            stages: {}              | stages: {tokens: "sha256:1"} | SHA-256: expected 64 lower-case hexadecimal digits, got 1
            """)
    void aWrongValueIsNamedWithTheExpectedKind(String from, String to, String message) {
        String yaml = WHOLE.replace(from, to);
        assertThat(yaml).isNotEqualTo(WHOLE);
        assertRefused(yaml, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {".nan", "-0.001", ".inf", "1e999"})
    void aToleranceThatHoldsNothingOrEverythingIsRefused(String tolerance) {
        assertRefused(WHOLE.replaceFirst("tolerance: 0.01}", "tolerance: " + tolerance + "}"), "f.yaml:20:");
        assertRefused(WHOLE.replaceFirst("tolerance: 0.01}", "tolerance: " + tolerance + "}"), "expected.cells[0]");
    }

    @Test
    void aBandNeedsABookValue() {
        assertRefused(WHOLE.replace("book: 0.8, ", ""), "expected.cells[7]: a band needs a book value to be around");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "name: tiny, 2:1, name",
        "weighting: counts, 8:3, features.weighting",
        "tolerance: 1.0e-11, 12:3, solver.tolerance",
        "', lambda: 1.0', 17:5, fits[1].lambda",
        "', seed: 1', 4:12, synthetic.seed",
        "', pinned: 0.1', 20:7, expected.cells[0].pinned",
        "'stages: {}', 19:3, expected.stages"
    })
    void aMissingKeyIsNamedAtTheStartOfItsSection(String part, String place, String key) {
        assertThat(WHOLE).contains(part);
        assertRefused(WHOLE.replace(part, ""), "f.yaml:" + place + ": missing key \"" + key + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "none, split: train, metric: mse", "none, split: test, metric: mse",
                "none, split: train, metric: accuracy", "none, split: test, metric: accuracy",
                "l2, split: train, metric: mse", "l2, split: test, metric: mse",
                "l2, split: train, metric: accuracy", "l2, split: test, metric: accuracy"
            })
    void aMissingCellIsNamed(String cell) {
        String yaml = WHOLE.replaceFirst("    - \\{fit: " + cell + ".*\n", "");
        String name = cell.replace(", split: ", "/").replace(", metric: ", " ");
        assertRefused(yaml, "expected.cells: expected every cell of the table, got none for [" + name + "]");
    }

    @Test
    void aCellTwiceOrOfNoFitIsNamed() {
        String cell = "    - {fit: none, split: train, metric: mse, pinned: 0.1, tolerance: 0.01}\n";
        assertRefused(WHOLE.replace(cell, cell + cell), "each of the table's cells once, got none/train mse");
        assertRefused(
                WHOLE.replace("{fit: none, split: train, metric: mse", "{fit: nine, split: train, metric: mse"),
                "each of the table's cells once, got nine/train mse");
        assertRefused(
                WHOLE.replace("{fit: none, split: train, metric: mse", "{fit: none, split: dev, metric: mse"),
                "each of the table's cells once, got none/dev mse");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "title: Tiny, 'title: Tiny\ntitle: Again', 'f.yaml:3:1: title: expected each key once'",
        "bias: true, 'bias: true\n  bias: false', 'f.yaml:11:3: features.bias: expected each key once'",
        "lambda: 1.0, 'lambda: 1.0, lambda: 2.0', 'fits[1].lambda: expected each key once'",
        "'stages: {}', 'stages: {a: b, a: c}', 'expected.stages.a: expected each key once'"
    })
    void aKeyTwiceIsRefused(String from, String to, String message) {
        assertRefused(WHOLE.replace(from, to), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a remark\n"})
    void anEmptyFileIsRefused(String yaml) {
        assertRefused(yaml, "f.yaml: expected an experiment, the file is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n", "just text\n", "7\n", "~\n"})
    void somethingElseThanASectionIsRefused(String yaml) {
        assertRefused(yaml, "f.yaml:1:1: expected a section, got ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name: [tiny\n", "name: \"tiny\n", "\tname: tiny\n", "name: tiny\n  title: x\n", "a: b: c\n"})
    void textThatIsNoYamlIsRefusedWithItsPlace(String yaml) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ExperimentException.class)
                .hasMessageMatching("(?s)f\\.yaml:[12]:\\d+: .*");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThatThrownBy(() -> ExperimentFile.parse("f.yaml", new byte[] {'n', ':', ' ', (byte) 0xff, (byte) 0xfe}))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("f.yaml:1:")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertRefused(WHOLE + "---\nname: other\n", "expected one document, got another behind it");
    }

    /** Made by a YAML reader that follows type tags, and by nobody else. */
    public static final class Trap {

        private static boolean sprung;

        /** Springs the trap. */
        public Trap(String ignored) {
            sprung = true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!%s [a]", "!!%s a", "!<tag:yaml.org,2002:%s> a"})
    void aTypeTagMakesNoObject(String tagged) {
        String yaml = WHOLE.replace("Tiny", String.format(Locale.ROOT, tagged, Trap.class.getName()));
        assertRefused(yaml, "f.yaml:2:8: title: expected text, got the tag ");
        assertThat(Trap.sprung).isFalse();
    }

    @Test
    void anAliasIsRefusedAndNotReadAsTheTextOfItsName() {
        assertRefused(
                WHOLE.replace("name: tiny", "name: &a tiny").replace("Tiny", "*a"),
                "f.yaml:2:8: title: expected text, got the alias *a; write the value out");
    }

    @Test
    void anAliasBombIsRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("name: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("k").append(i).append(": &a").append(i).append(" [");
            bomb.append(String.join(", ", Collections.nCopies(10, alias))).append("]\n");
        }
        assertRefused(bomb.toString(), "f.yaml:1:7: name: expected text, got a list");
        assertRefused(WHOLE + bomb.toString().replace("name:", "expect:"), "unknown key \"expect\"");
    }

    @Test
    void aDeepNestIsRefusedAtOnce() {
        assertRefused(WHOLE.replace("stages: {}", "stages: " + "[".repeat(100_000)), "expected a section, got a list");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = Files.writeString(folder.resolve("large.yaml"), WHOLE + "#".repeat(1 << 20));
        assertThatThrownBy(() -> ExperimentFile.load(file.toString()))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining(file + ": expected at most 1048576 bytes, got ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.yaml", "none.yml", "sub/none"})
    void aFileThatIsNotThereIsNamed(String name) {
        Path file = folder.resolve(name);
        assertThatThrownBy(() -> ExperimentFile.load(file.toString()))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining(file + ": expected an experiment file, found nothing");
    }

    @Test
    void aFolderIsNoExperiment() {
        assertThatThrownBy(() -> ExperimentFile.load(folder + "/"))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("found something else");
    }

    @Test
    void aPathThatCannotBeIsRefused() {
        assertThatThrownBy(() -> ExperimentFile.load("a\0b.yaml"))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("not a path here");
    }

    @ParameterizedTest
    @CsvSource({
        "sst-regularisation, sst-regularization",
        "sst-regularization-pbt, sst-regularization-ptb",
        "SST-regularization, sst-regularization"
    })
    void anUnknownNameIsAnsweredWithTheNearest(String name, String nearest) {
        assertThatThrownBy(() -> ExperimentFile.load(name))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("no experiment is called \"" + name + "\"")
                .hasMessageContaining("did you mean \"" + nearest + "\"?");
    }

    @Test
    void aNameNearNothingGetsNoSuggestion() {
        assertThatThrownBy(() -> ExperimentFile.load("imdb"))
                .hasMessageContaining("Built in: sst-regularization, sst-regularization-ptb")
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void parametersLeaveOutWhatIsExpected() {
        assertThat(ExperimentFile.parameters(parse(WHOLE)))
                .isEqualTo(ExperimentFile.parameters(parse(TinyExperiment.YAML)));
        assertThat(ExperimentFile.parameters(parse(WHOLE)).fieldNames())
                .toIterable()
                .containsExactly("name", "title", "corpus", "synthetic", "tokens", "features", "solver", "fits");
    }

    private static Experiment parse(String yaml) {
        return ExperimentFile.parse("f.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining(message);
    }
}
