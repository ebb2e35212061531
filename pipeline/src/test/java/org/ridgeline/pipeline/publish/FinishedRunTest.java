package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.run.OutputException;

/** A run folder read back: whole, and damaged in every way. */
class FinishedRunTest {

    private static final String AGAIN = "Make the run again: ./ridgeline run tiny.yaml";

    @TempDir
    private static Path shared;

    private static Map<String, byte[]> written;

    @TempDir
    private Path folder;

    private Path run;

    @BeforeAll
    static void publishOnce() throws IOException {
        Path place = shared.resolve("run");
        PublishedRun.at(place);
        written = contents(place);
    }

    @BeforeEach
    void copyTheRun() throws IOException {
        run = folder.resolve("run");
        for (Map.Entry<String, byte[]> file : written.entrySet()) {
            Files.createDirectories(run.resolve(file.getKey()).getParent());
            Files.write(run.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void aReportMadeAgainHasTheBytesOfTheRun() throws IOException {
        rewrite();
        assertRunIsAsWritten();
        rewrite();
        assertRunIsAsWritten();
        assertThat(FinishedRun.open(run).page()).isEqualTo(written.get("report.html"));
    }

    @Test
    void whatFollowsFromTheDataIsMadeAgainWhereItIsLostOrDamaged() throws IOException {
        Files.delete(run.resolve("report.html"));
        Files.delete(run.resolve("figures/weights.svg"));
        Files.writeString(run.resolve("tables/strongest-words.csv"), "changed");
        Files.writeString(run.resolve("table.md"), "changed");
        rewrite();
        assertRunIsAsWritten();
    }

    @Test
    void figuresOfAnOlderReportGoAndOtherFilesStay() throws IOException {
        Files.writeString(run.resolve("notes.txt"), "mine");
        Files.writeString(run.resolve("figures/mine.svg"), "mine");
        Files.writeString(run.resolve("figures/old.svg"), "old");
        replace("manifest.json", "\"figures/weights.svg\"", "\"figures/old.svg\": \"0\",\n    \"figures/weights.svg\"");
        rewrite();
        assertThat(run.resolve("figures/old.svg")).doesNotExist();
        assertThat(run.resolve("figures/mine.svg")).hasContent("mine");
        assertThat(run.resolve("notes.txt")).hasContent("mine");
        assertThat(run.resolve("manifest.json")).hasBinaryContent(written.get("manifest.json"));
    }

    @Test
    void whatACrashedReportLeftIsCleaned() throws IOException {
        Files.createDirectories(run.resolve(".report.part/figures"));
        Files.writeString(run.resolve(".report.part/figures/x.svg"), "half");
        Files.writeString(run.resolve("figures/.weights.svg.7-9.part"), "half");
        rewrite();
        assertRunIsAsWritten();
    }

    @Test
    void aFileThatCannotBeReplacedIsNamedAndTheDataStay() throws IOException {
        Files.delete(run.resolve("report.html"));
        Files.createDirectories(run.resolve("report.html/in the way"));
        assertThatThrownBy(this::rewrite)
                .isInstanceOf(OutputException.class)
                .hasMessageContaining(run.toRealPath().resolve("report.html") + ": cannot be written: ")
                .hasMessageContaining("`out` FILE");
        Files.delete(run.resolve("report.html/in the way"));
        Files.delete(run.resolve("report.html"));
        Map<String, byte[]> others = new TreeMap<>(written);
        others.remove("report.html");
        assertThat(contents(run)).containsExactlyInAnyOrderEntriesOf(others);
    }

    @Test
    void aLinkAndAFileThatStandsForOneLeadToTheRun() throws IOException {
        Files.createSymbolicLink(folder.resolve("latest"), Path.of("run"));
        Files.writeString(folder.resolve("named"), "run\n");
        for (String name : List.of("latest", "named")) {
            assertThat(FinishedRun.open(folder.resolve(name)).place()).isEqualTo(run.toRealPath());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.json", "report.json", "sections/drawings.json", "sections/slow-one.json"})
    void dataThatAreMissingOrOtherThanWrittenAreRefusedWithBothHashes(String name) throws IOException {
        Path file = run.toRealPath().resolve(name);
        byte[] whole = written.get(name);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertRefused(
                file + ": not as the run has written it",
                "expected: SHA-256 " + Sha256.of(whole),
                "got:      SHA-256 ",
                whole.length / 2 + " bytes",
                AGAIN);
        Files.delete(file);
        assertRefused(file + ": a file is missing", AGAIN);
        Files.createDirectory(file);
        assertRefused(file + ": cannot be read", AGAIN);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            report.json | "summary":            | "sumary":                         | at /page/summary: Missing property 'summary'
            report.json | "summary":            | "more": 1, "summary":             | unknown property "more"
            report.json | "command": "./ridgeline run tiny.yaml", | ''               | at /page/command: Missing property 'command'
            report.json | "experiment": "tiny"  | "experiment": 7                   | at /page/experiment: Cannot coerce
            report.json | "experiment": "tiny"  | "experiment": null                | at /page/experiment: Null value for property 'experiment'
            report.json | "experiment": "tiny", | "experiment": "tiny", "experiment": "tiny", | Duplicate field 'experiment'
            report.json | "trainDocuments":     | "trainDocuments": 0.5, "x":       | at /page/fits/0/trainDocuments
            report.json | "lambda": 1.0         | "lambda": -1.0                    | at /page/fits/1: lambda: expected a finite number >= 0, got -1.0
            report.json | "sections": [         | "sections": ["../../x",           | no such entry
            sections/drawings.json | "kind": "bars" | "kind": "org.ridgeline.Other" | at /blocks/2/figure: Could not resolve type id 'org.ridgeline.Other'
            sections/drawings.json | "block": "figure" | "block": "text"            | at /blocks/0/text: Missing property 'text'
            sections/drawings.json | "binWidth": 0.5 | "binWidth": 0.0              | bin width: expected a number above 0, got 0.0
            metrics.json | "cells": {           | "cells": [                        | metrics.json: not the data of a run
            """)
    void dataOfAnotherShapeAreRefusedWithTheirPlace(String name, String from, String to, String message)
            throws IOException {
        replace(name, from, to);
        sign(name);
        assertRefused(message, AGAIN, name.startsWith("report.json") && to.contains("..") ? "manifest.json" : name);
    }

    @Test
    void figuresOfOneNameAreRefused() throws IOException {
        replace("sections/drawings.json", "\"id\": \"weights\"", "\"id\": \"surface\"");
        sign("sections/drawings.json");
        assertRefused("figure surface: expected each name once in a report, got two", AGAIN);
    }

    @Test
    void aFolderThatIsNoRunIsSaidToBeNone() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused(empty, empty.toRealPath() + ": not a run", "got:      a folder without manifest.json");
        assertRefused(folder.resolve("none"), folder.resolve("none") + ": not a run", "got:      nothing");
        Path file = Files.writeString(folder.resolve("file"), "not a\0path");
        assertRefused(file, file + ": not a run");
        Path big = Files.write(folder.resolve("big"), new byte[5000]);
        assertRefused(big, big + ": not a run", "got:      a file");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"format": 1, "files": {}}       | expected: format 3 | got:      format 1
            {"format": 99, "files": {}}      | expected: format 3 | got:      format 99
            {"format": "3", "files": {}}     | expected: format 3 | got:      format "3"
            {"files": {}}                    | expected: format 3 | got:      no format
            []                               | expected: format 3 | got:      no format
            {"format": 3, "files"            | expected: JSON     | line 1, column
            {"format": 3}                    | metrics.json       | no such entry
            {"format": 3, "files": {"../x": "0"}} | not a manifest | got ../x
            {"format": 3, "files": {}, "seconds": 1e999} | not a manifest | Infinity
            """)
    void aManifestOfAnotherVersionOrShapeIsRefused(String manifest, String expected, String got) throws IOException {
        Files.writeString(run.resolve("manifest.json"), manifest);
        assertRefused(run.toRealPath().resolve("manifest.json") + ": ", expected, got, "Make the run again");
    }

    private void assertRefused(String... messages) {
        assertRefused(run, messages);
    }

    private static void assertRefused(Path run, String... messages) {
        assertThatThrownBy(() -> FinishedRun.open(run))
                .isInstanceOfSatisfying(RunException.class, refusal -> assertThat(refusal.getMessage())
                        .contains(messages)
                        .contains("\nexpected: ", "\ngot:      ")
                        .doesNotContain("org.ridgeline.reports", "DeserializationFeature", "index"));
    }

    private void assertRunIsAsWritten() throws IOException {
        Map<String, byte[]> now = contents(run);
        assertThat(now.keySet()).isEqualTo(written.keySet());
        written.forEach((name, content) -> assertThat(now.get(name)).as(name).isEqualTo(content));
    }

    private void rewrite() {
        try (Workers workers = new Workers(1)) {
            FinishedRun.open(run).rewrite(workers);
        }
    }

    private void replace(String name, String from, String to) throws IOException {
        String text = Files.readString(run.resolve(name));
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(run.resolve(name), text.substring(0, at) + to + text.substring(at + from.length()));
    }

    /** Puts a changed file's hash into the manifest, as only somebody who means it would. */
    private void sign(String name) throws IOException {
        String manifest = Files.readString(run.resolve("manifest.json"));
        Files.writeString(
                run.resolve("manifest.json"),
                manifest.replace(Sha256.of(written.get(name)), Sha256.of(Files.readAllBytes(run.resolve(name)))),
                StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
