package org.ridgeline.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgeline.pipeline.experiment.ExperimentText.WHOLE;
import static org.ridgeline.pipeline.experiment.ExperimentText.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments with a key, a value or a cell that is wrong or missing: the message says where, and what was expected. */
class ExperimentMistakesTest {

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
        assertRefused(WHOLE + "colour: blue\n", "Expected one of: name, title, corpus, synthetic, dataset, tokens");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            corpus: synthetic       | corpus: imdb             | f.yaml:3:9: corpus: expected one of sst, synthetic, got "imdb"
            tokens: leaves          | tokens: words            | f.yaml:5:9: tokens: expected one of leaves, ptb, whitespace, got "words"
            tokens: leaves          | tokens: 1                | f.yaml:5:9: tokens: expected one of leaves, ptb, whitespace, got "1"
            weighting: counts       | weighting: bm25          | f.yaml:7:14: features.weighting: expected one of counts, presence, tfidf, got "bm25"
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
            tokens: leaves          | tokens:                  | f.yaml:5:8: tokens: expected one of leaves, ptb, whitespace, got nothing
            tokens: leaves          | tokens: {a: b}           | tokens: expected one of leaves, ptb, whitespace, got a section
            documents: 400          | documents: many          | f.yaml:4:24: synthetic.documents: expected a whole number, got "many"
            documents: 400          | documents: 400.5         | synthetic.documents: expected a whole number, got "400.5"
            documents: 400          | documents: "400"         | f.yaml:4:24: synthetic.documents: expected a whole number, got "400"
            documents: 400          | documents: 99999999999   | synthetic.documents: Numeric value (99999999999) out of range
            documents: 400          | documents: 99            | synthetic.documents: expected at least 100, got 99
            bias: true              | bias: 1                  | features.bias: expected true or false, got "1"
            maxWords: 1000000       | maxWords: 0              | maxWords must be at least 1, got 0
            maxWords: 1000000       | maxWords: []             | features.maxWords: expected a whole number, got a list
            lambda: 1.0             | lambda: large            | fits[1].lambda: expected a number or cv, got "large"
            lambda: 1.0             | lambda: -1               | fits[1].lambda: lambda must be finite and at least 0, got -1.0
            lambda: 1.0             | lambda: .inf             | fits[1].lambda
            lambda: 1.0             | lambda: 1e999            | fits[1].lambda: lambda must be finite and at least 0, got Infinity
            title: with L2          | title: {a: b}            | fits[1].title: expected text, got a section
            name: l2                | name: none               | fits: expected each name once, got none twice
            name: l2                | name: ../l2              | fits.name: expected letters, digits and single hyphens between them, got ../l2
            name: l2                | name: l2-                | fits.name: expected letters, digits and single hyphens between them, got l2-
            name: tiny              | name: a/b                | name: expected lower-case letters, digits and hyphens, got a/b
            corpus: synthetic       | corpus: sst              | synthetic: expected this section only with
            stages: {}              | stages: []               | f.yaml:28:11: expected.stages: expected a section, got a list
            stages: {}              | stages: {tokens: abc}    | f.yaml:28:20: expected.stages.tokens: fingerprint: expected sha256:... or sketch:..., got abc
            stages: {}              | stages: {tokens: "sha256:1"} | f.yaml:28:20: expected.stages.tokens: SHA-256: expected 64 lower-case hexadecimal digits, got 1
            stages: {}              | stages: {weights l2: "sketch:1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 sha256:0F"} | f.yaml:28:24: expected.stages.weights l2: SHA-256: expected 64 lower-case hexadecimal digits, got 0F
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
        "maxIterations: 100000, 12:3, solver.maxIterations",
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
}
