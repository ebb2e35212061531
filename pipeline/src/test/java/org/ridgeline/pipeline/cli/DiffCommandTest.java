package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

class DiffCommandTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void run() throws IOException {
        run("a", TinyExperiment.YAML);
        run("again", TinyExperiment.YAML);
        run("lambda", TinyExperiment.YAML.replace("lambda: 1.0", "lambda: 50.0"));
        run(
                "structure",
                TinyExperiment.YAML.replace("name: l2", "name: l2-ten").replace("maxWords: 1000000", "maxWords: 100"));
    }

    private static void run(String name, String yaml) throws IOException {
        Path file = Files.writeString(shared.resolve(name + ".yaml"), yaml);
        Outcome outcome = Cli.run("run", file, "--quiet", "--out", shared.resolve(name));
        assertThat(outcome.code()).as(outcome.err()).isZero();
    }

    @Test
    void twoRunsOfOneExperimentAreIdentical() {
        Outcome outcome = diff("a", "again");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("\nidentical: ", "parameters: the same", "machine, versions, inputs: the same")
                .doesNotContain("->");
    }

    @Test
    void aRunWhoseManifestHasNoHashesOfBitsIsComparedByItsNumbers() throws IOException {
        Path manifest = copy().resolve("manifest.json");
        String older = Files.readString(manifest).replaceAll("(\"sketch:[^\"]*) sha256:[0-9a-f]{64}", "$1");
        assertThat(older).isNotEqualTo(Files.readString(manifest)).contains("\"sketch:");
        Files.writeString(manifest, older);
        Outcome outcome = Cli.run("diff", manifest.getParent(), shared.resolve("a"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\nidentical: ");
    }

    @Test
    void anotherLambdaChangesTheWeightsOfItsFitFirst() throws IOException {
        Outcome outcome = diff("a", "lambda");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(
                        "\ndifferent; the first stage that differs: weights l2\n",
                        "  fits.l2.lambda: 1.0 -> 50.0\n",
                        "  weights none   same\n",
                        "  l2/test mse ",
                        "cells: 6 of 12 differ",
                        "fit none\n  weights: all ")
                .doesNotContain("none/");
        JsonNode json = new JsonMapper()
                .readTree(Cli.run("diff", shared.resolve("a"), shared.resolve("lambda"), "--json")
                        .out());
        assertThat(json.at("/firstDifference").asText()).isEqualTo("weights l2");
        assertThat(json.at("/identical").asBoolean(true)).isFalse();
        int right = right("lambda") - right("a");
        JsonNode flipped = json.at("/fits/0/predictions");
        assertThat(flipped.at("/won").asInt() - flipped.at("/lost").asInt()).isEqualTo(right);
    }

    /** Returns how many test documents the l2 model has right, as its run's metrics say. */
    private static int right(String run) throws IOException {
        return new JsonMapper()
                .readTree(shared.resolve(run).resolve("metrics.json").toFile())
                .at("/fits/l2/splits/test/correct")
                .asInt();
    }

    @Test
    void runsOfAnotherStructureAreComparedAsFarAsTheyGo() {
        Outcome outcome = diff("a", "structure");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(
                        "the first stage that differs: vocabulary",
                        "  features.maxWords: 1000000 -> 100\n",
                        "  fits.l2.lambda: 1.0 -> (none)\n",
                        "  weights l2     only in A\n",
                        "  weights l2-ten only in B\n",
                        "  l2/test mse          only in A: ",
                        "  l2-ten/test mse      only in B: ",
                        " only in A, 0 only in B; a word that is not there has weight 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.json", "model-l2.ridgeline", "predictions-none.csv"})
    void aFileThatIsMissingOrChangedEndsWithThree(String name) throws IOException {
        Path copy = copy();
        Files.writeString(copy.resolve(name), "changed");
        assertRefused(copy, name + ": not as the run has written it", "expected: SHA-256 ", "got:      SHA-256 ");
        Files.delete(copy.resolve(name));
        assertRefused(copy, name + ": a file is missing", "expected: a file of the run", "got:      nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "format": 3  | "format": 2     | a run of another version of Ridgeline
            "files": {   | "files": {,     | not a manifest
            sha256:      | sha1:           | not the manifest of a run
            "stages": {  | "steps": {      | not the manifest of a run
            """)
    void aDamagedManifestEndsWithThree(String from, String to, String message) throws IOException {
        Path copy = copy();
        Path manifest = copy.resolve("manifest.json");
        String before = Files.readString(manifest);
        Files.writeString(manifest, before.replace(from, to));
        assertThat(manifest.toFile()).isNotEmpty();
        assertThat(Files.readString(manifest)).isNotEqualTo(before);
        assertRefused(copy, "manifest.json: " + message, "expected: ", "got:      ");
    }

    @Test
    void whatIsNoRunEndsWithThree() throws IOException {
        assertRefused(folder.resolve("none"), "not a run", "got:      nothing", "./ridgeline run makes one");
        assertRefused(Files.createDirectory(folder.resolve("empty")), "not a run", "a folder without manifest.json");
    }

    private void assertRefused(Path run, String... messages) {
        for (Outcome outcome :
                new Outcome[] {Cli.run("diff", shared.resolve("a"), run), Cli.run("diff", run, shared.resolve("a"))}) {
            assertThat(outcome.code()).isEqualTo(3);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains(messages).doesNotContain("\tat ", "defect");
        }
    }

    private Path copy() throws IOException {
        Path copy = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(shared.resolve("a"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(shared.resolve("a").relativize(file)));
            }
        }
        return copy;
    }

    private static Outcome diff(String before, String after) {
        return Cli.run("diff", shared.resolve(before), shared.resolve(after));
    }
}
