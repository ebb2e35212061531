package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.pinned.History;
import org.ridgeline.pipeline.stage.ExperimentRun;
import org.ridgeline.pipeline.stage.Inputs;
import org.ridgeline.pipeline.stage.OutputException;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.StageKeys;
import org.ridgeline.pipeline.stage.StageObserver;
import org.ridgeline.pipeline.stage.Tables;
import org.ridgeline.pipeline.study.SampleStudies;
import org.ridgeline.pipeline.study.Studied;
import org.ridgeline.pipeline.study.StudyRun;

class PublishStageTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant STARTED = Instant.parse("2023-11-05T06:07:08Z");

    @TempDir
    private static Path shared;

    private static RunResult result;
    private static Studied studied;
    private static Path run;

    @TempDir
    private Path folder;

    @BeforeAll
    static void publishOnce() throws IOException {
        Experiment experiment = ExperimentFile.load(TinyExperiment.in(shared).toString());
        Inputs inputs =
                new Inputs(Optional.empty(), true, false, false, Optional.empty(), shared.resolve("home"), Map.of());
        try (Workers workers = new Workers(2)) {
            result = ExperimentRun.run(experiment, inputs, workers, StageObserver.silent());
            studied = StudyRun.run(
                    SampleStudies.all(),
                    false,
                    "./ridgeline run --full tiny",
                    result,
                    workers,
                    StageKeys.none(),
                    StageObserver.silent());
        }
        run = shared.resolve("run");
        publish(run);
    }

    @Test
    void aRunHoldsTheseFilesAndNoOthers() throws IOException {
        List<String> expected = new ArrayList<>(List.of(
                "manifest.json",
                "metrics.json",
                "model-l2.ridgeline",
                "model-none.ridgeline",
                "predictions-l2.csv",
                "predictions-none.csv",
                "report.html",
                "report.json",
                "sections/drawings.json",
                "sections/slow-one.json",
                "sections/words-and-tables.json",
                "table.csv",
                "table.md",
                "tables/strongest-words.csv",
                "tables/strongest-words.md"));
        for (String figure : List.of("contours", "lambda-path-mse", "strongest", "surface", "weights")) {
            List.of(".csv", ".png", ".svg").forEach(ending -> expected.add("figures/" + figure + ending));
        }
        assertThat(names(run)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table.md", "table.csv", "metrics.json", "model-none.ridgeline", "model-l2.ridgeline"})
    void comparedFilesHoldNoPlaceNoMachineAndNoTime(String name) throws IOException {
        String content = Files.readString(run.resolve(name), StandardCharsets.ISO_8859_1);
        assertThat(content)
                .doesNotContain(shared.toString(), System.getProperty("user.dir"), System.getProperty("java.version"))
                .doesNotContain("2023-11-05", "20231105", "seconds", "threads", System.getProperty("os.version"))
                .doesNotContain("\r\n".repeat(name.endsWith(".ridgeline") ? 8 : 1));
        String host = InetAddress.getLocalHost().getHostName();
        if (host.length() > 5) {
            assertThat(content).doesNotContain(host);
        }
    }

    @Test
    void publishingTwiceGivesTheSameBytes() throws IOException {
        publish(folder.resolve("again"));
        for (String name : names(run)) {
            // The manifest says how long publishing took.
            if (!name.equals("manifest.json")) {
                assertThat(folder.resolve("again").resolve(name)).hasSameBinaryContentAs(run.resolve(name));
            }
        }
        ObjectNode manifest = manifest(run);
        assertThat(manifest(folder.resolve("again"))).isEqualTo(manifest);
        assertThat(manifest.get("files").size()).isEqualTo(names(run).size() - 1);
    }

    private static ObjectNode manifest(Path published) throws IOException {
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(published.resolve("manifest.json").toFile());
        manifest.withObject("/seconds").remove("publish");
        return manifest;
    }

    @Test
    void metricsHoldWhatTheTableShows() throws IOException {
        JsonNode metrics = JSON.readTree(run.resolve("metrics.json").toFile());
        assertThat(metrics.get("synthetic").booleanValue()).isTrue();
        assertThat(metrics.get("notice").textValue()).isEqualTo("synthetic, not comparable with the book");
        assertThat(metrics.get("corpus").get("name").textValue()).isEqualTo("synthetic-1-400");
        assertThat(metrics.get("cells").size()).isEqualTo(12);
        for (String fit : List.of("none", "l2")) {
            for (String split : List.of("train", "dev", "test")) {
                JsonNode measured = metrics.get("fits").get(fit).get("splits").get(split);
                int n = measured.get("n").intValue();
                int correct = measured.get("correct").intValue();
                assertThat(n)
                        .isEqualTo(metrics.get("features")
                                .get("splits")
                                .get(split)
                                .get("documents")
                                .intValue());
                assertThat(measured.get("accuracy").doubleValue()).isEqualTo((double) correct / n);
                assertThat(metrics.get("cells").get(fit + "/" + split + " accuracy"))
                        .isEqualTo(measured.get("accuracy"));
                assertThat(metrics.get("cells").get(fit + "/" + split + " mse")).isEqualTo(measured.get("mse"));
                JsonNode confusion = measured.get("confusion");
                assertThat(confusion.get("truePositives").intValue()
                                + confusion.get("trueNegatives").intValue())
                        .isEqualTo(correct);
            }
        }
    }

    @Test
    void lambdaIsSaidInAllThreeConventions() throws IOException {
        JsonNode metrics = JSON.readTree(run.resolve("metrics.json").toFile());
        int n = metrics.at("/features/splits/train/documents").intValue();
        JsonNode lambda = metrics.at("/fits/l2/lambda");
        assertThat(lambda.get("onSum").doubleValue()).isEqualTo(1);
        assertThat(lambda.get("onMean").doubleValue()).isEqualTo(1.0 / n);
        assertThat(lambda.get("onHalfSum").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void modelsHoldTheFittedWeightsAndWhereTheyCameFrom() {
        StoredModel stored = ModelFile.read(run.resolve("model-l2.ridgeline"));
        assertThat(stored.model().augmented())
                .isEqualTo(result.trained().fits().get(1).model().augmented());
        assertThat(stored.properties())
                .containsEntry("experiment", "tiny")
                .containsEntry("fit", "l2")
                .containsEntry("synthetic", "true")
                .containsEntry("tokens", "leaves")
                .containsEntry("corpus.sha256", result.fetched().corpus().sha256());
    }

    @Test
    void theManifestHashesEveryOtherFileAndNamesEveryStage() throws Exception {
        JsonNode manifest = JSON.readTree(run.resolve("manifest.json").toFile());
        List<String> others = names(run).stream()
                .filter(name -> !name.equals("manifest.json"))
                .toList();
        assertThat(manifest.get("files").fieldNames()).toIterable().containsExactlyElementsOf(others);
        for (String name : others) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(run.resolve(name)));
            assertThat(manifest.get("files").get(name).textValue())
                    .isEqualTo(HexFormat.of().formatHex(digest));
        }
        assertThat(manifest.get("stages").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "archive",
                        "documents",
                        "tokens",
                        "vocabulary",
                        "matrix",
                        "weights none",
                        "weights l2",
                        "metrics");
        assertThat(manifest.get("seconds").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "fetch",
                        "tokenize",
                        "vectorize",
                        "train",
                        "evaluate",
                        "publish",
                        "study drawings",
                        "study words-and-tables");
        assertThat(manifest.get("started").textValue()).isEqualTo("2023-11-05T06:07:08Z");
        assertThat(manifest.get("threads").intValue()).isEqualTo(2);
        assertThat(manifest.at("/parameters/features/maxWords").intValue()).isEqualTo(1_000_000);
        assertThat(manifest.at("/versions").fieldNames())
                .toIterable()
                .contains("ridgeline", "commit", "java", "blas", "corenlp");
    }

    @Test
    void theManifestNamesNoPlaceAndNoHost() throws IOException {
        assertThat(Files.readString(run.resolve("manifest.json")))
                .doesNotContain(shared.toString(), System.getProperty("user.dir"));
    }

    @Test
    void theTableShowsFourRowsAndNoBookForASyntheticCorpus() throws IOException {
        String table = Files.readString(run.resolve("table.md"));
        assertThat(table)
                .contains("synthetic, not comparable with the book")
                .contains("train MSE", "test MSE", "train accuracy", "test accuracy", "no regularizer", "with L2");
        assertThat(table).doesNotContain("| book");
        assertThat(Tables.table(result).rows()).hasSize(4);
        assertThat(result.evaluated().cells().get("none/train mse")).isCloseTo(0, within(1e-15));
    }

    @Test
    void theReportSaysSynthetic() throws IOException {
        assertThat(Files.readString(run.resolve("report.html"))).contains("synthetic, not comparable with the book");
    }

    static Stream<String> filesOfARun() throws IOException {
        return Stream.of(
                "manifest.json",
                "metrics.json",
                "model-l2.ridgeline",
                "model-none.ridgeline",
                "predictions-l2.csv",
                "report.html",
                "report.json",
                "sections/drawings.json",
                "figures/weights.png",
                "tables/strongest-words.csv",
                "table.csv",
                "table.md");
    }

    @ParameterizedTest
    @MethodSource("filesOfARun")
    void aFileThatCannotBeWrittenEndsTheRunAndLeavesNothing(String name) throws IOException {
        try (RunFolder out = RunFolder.begin(Optional.of(folder.resolve("out")), folder, "tiny", STARTED)) {
            Files.createDirectories(out.file(name).resolve("in the way"));
            assertThatThrownBy(() -> write(out))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining(folder.resolve("out").resolve(name) + ": cannot be written: ");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static void publish(Path place) {
        try (RunFolder out = RunFolder.begin(Optional.of(place), place.getParent(), "tiny", STARTED)) {
            write(out);
            out.commit();
        }
    }

    private static void write(RunFolder out) {
        try (Workers workers = new Workers(2)) {
            PublishStage.run(
                    result,
                    studied,
                    new RunContext(STARTED, 2, "./ridgeline run tiny", List.of(), History.none()),
                    true,
                    workers,
                    out);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
