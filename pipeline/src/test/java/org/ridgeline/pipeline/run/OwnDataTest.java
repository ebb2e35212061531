package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.dataset.SyntheticCorpus;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.source.DataException;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.ExperimentException;
import org.ridgeline.pipeline.experiment.ExperimentFile;

/** An experiment on files of the user's own goes through the same stages as one on a built-in corpus. */
class OwnDataTest {

    private static final String REST = """
            tokens: leaves
            features: {weighting: counts, minDocumentFrequency: 1, maxWords: 1000000, bias: true}
            solver: {method: auto, tolerance: 1.0e-11, maxIterations: 100000}
            fits:
              - {name: l2, title: with L2, lambda: 1.0}
            """;

    @TempDir
    Path folder;

    private RunResult run(String source) {
        String yaml = "name: own\ntitle: Own\n" + source + REST;
        Inputs inputs = new Inputs(Optional.empty(), true, false, false, Optional.empty(), folder, Map.of());
        try (Workers workers = new Workers(2)) {
            return ExperimentRun.run(
                    ExperimentFile.parse("own.yaml", yaml.getBytes(StandardCharsets.UTF_8)),
                    inputs,
                    workers,
                    StageObserver.silent());
        }
    }

    private String dataset(String path, String more) {
        return "dataset:\n  name: mine\n  files: [{path: \"" + folder.resolve(path) + "\"}]\n" + more;
    }

    /** The same documents as a built-in corpus and as files of each kind: the same matrix and weights to the last bit. */
    @ParameterizedTest
    @CsvSource({"csv, 'split: {column: split}'", "jsonl, 'split: {column: split}'", "treebank, 'format: treebank'"})
    void aBuiltInCorpusWrittenAsFilesGivesTheSameBits(String kind, String how) throws IOException {
        List<Document> documents = SyntheticCorpus.generate(5, 600).documents();
        write(kind, documents);
        RunResult expected = run("corpus: synthetic\nsynthetic: {documents: 600, seed: 5}\n");
        RunResult got = run(dataset(
                kind.equals("treebank") ? "." : "a." + kind,
                "  " + how + "\n  labels: positive=3,4:negative=0,1:out=2\n"));
        for (String stage : List.of("vocabulary", "weights l2")) {
            assertThat(fingerprint(got, stage)).as(stage).isEqualTo(fingerprint(expected, stage));
        }
        for (Split split : List.of(Split.TRAIN, Split.TEST)) {
            assertThat(got.vectors().examples().get(split).matrix())
                    .isEqualTo(expected.vectors().examples().get(split).matrix());
            assertThat(got.evaluated().scores().get("l2").get(split))
                    .isEqualTo(expected.evaluated().scores().get("l2").get(split));
        }
    }

    private static String fingerprint(RunResult result, String stage) {
        return result.chain().stream()
                .filter(each -> each.stage().equals(stage))
                .map(each -> each.fingerprint().text())
                .findFirst()
                .orElseThrow();
    }

    private void write(String kind, List<Document> documents) throws IOException {
        StringBuilder text = new StringBuilder(kind.equals("csv") ? "text,label,split\n" : "");
        for (Document document : documents) {
            text.append(
                    kind.equals("csv")
                            ? document.text() + "," + document.label() + "," + document.split() + "\n"
                            : "{\"text\": \"" + document.text() + "\", \"label\": " + document.label()
                                    + ", \"split\": \"" + document.split() + "\"}\n");
        }
        if (!kind.equals("treebank")) {
            Files.writeString(folder.resolve("a." + kind), text);
            return;
        }
        for (Split split : Split.values()) {
            StringBuilder trees = new StringBuilder();
            documents.stream()
                    .filter(each -> each.split().equals(split.key()))
                    .forEach(each ->
                            trees.append("(" + each.label() + " (2 " + String.join(") (2 ", each.words()) + "))\n"));
            Files.writeString(folder.resolve(split.key() + ".txt"), trees);
        }
    }

    @Test
    void aFolderForEachClassTellsLabelsAndSplits() throws IOException {
        for (String path : List.of("train/pos/1", "train/neg/1", "test/pos/1", "test/neg/1")) {
            Path file = folder.resolve(path + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, path.contains("pos") ? "a warm film" : "a dull film");
        }
        RunResult result = run(dataset(".", "  format: folders\n"));
        assertThat(result.evaluated().cells()).containsEntry("l2/test accuracy", 1.0);
        assertThat(result.fetched().profile().counts())
                .containsEntry("documents.train", 2L)
                .containsEntry("labels.pos", 2L);
        assertThat(result.fetched().corpus().name()).isEqualTo("mine");
        assertThat(result.testDocuments()).extracting(Document::text).containsExactly("a dull film", "a warm film");
        assertThat(result.testTokens(result.testDocuments()).get(0)).containsExactly("a", "dull", "film");
    }

    @Test
    void aShareIsHeldBackAndEveryRowIsCounted() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(i % 2 == 0 ? "__label__yes good film " : "__label__no bad film ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("a.fasttext"), text + "no label\n");
        RunResult result = run(dataset("a.fasttext", "  split: {share: 0.25, seed: 3}\n  badRows: skip\n"));
        assertThat(result.fetched().profile().counts())
                .containsEntry("documents.train", 30L)
                .containsEntry("documents.test", 10L)
                .containsEntry("bad.unknown label", 1L);
    }

    @Test
    void otherBytesThanTheStatedOnesAreRefused() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "text,label\ngood,1\nbad,0\nbad,0\ngood,1\n");
        String hash = "0".repeat(64);
        String data = dataset("a.csv", "  split: {every: 2}\n").replace("}]", ", sha256: \"" + hash + "\"}]");
        assertThatThrownBy(() -> run(data)).isInstanceOf(DataException.class).hasMessageContaining(hash);
    }

    @Test
    void filesOfTheSameNameAreToldApart() throws IOException {
        StringBuilder files = new StringBuilder();
        for (String name : List.of("a", "b")) {
            Path file = Files.createDirectory(folder.resolve(name)).resolve("x.csv");
            Files.writeString(file, "text,label\ngood " + name + ",1\nbad " + name + ",0\n");
            files.append("{path: \"" + file + "\", sha256: \"" + Sha256.of(file) + "\"}, ");
        }
        RunResult result = run(dataset("x.csv", "  split: {every: 3}\n").replaceFirst("\\[\\{.*}]", "[" + files + "]"));
        assertThat(result.fetched().corpus().inputs()).containsOnlyKeys("x.csv", "x.csv (2)");
    }

    @Test
    void aDataSetWithoutATestIsMeasuredOnWhatItIsTrainedOn() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "text,label\ngood,1\nbad,0\n");
        assertThat(run(dataset("a.csv", "")).evaluated().cells()).containsOnlyKeys("l2/train mse", "l2/train accuracy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "split: {share: 0.2, every: 5}|one of share, every and column",
                "split: {share: 2.0}|between 0 and 1",
                "split: {every: x}|a whole number",
                "header: maybe|true or false",
                "format: xls|one of csv, tsv",
                "labels: good|positive=LABEL",
                "colum: text|unknown key",
            })
    void whatCannotBeMeantIsRefused(String line, String expected) {
        assertThatThrownBy(() -> run(dataset("a.csv", "  " + line + "\n")))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void anExperimentHasOneSource() {
        assertThatThrownBy(() -> run("")).hasMessageContaining("neither");
        assertThatThrownBy(() -> run("corpus: sst\n" + dataset("a.csv", ""))).hasMessageContaining("both");
    }
}
