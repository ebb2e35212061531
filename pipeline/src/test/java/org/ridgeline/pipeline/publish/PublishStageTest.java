package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
import org.ridgeline.pipeline.reproduce.History;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.Tables;
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
            studied = StudyRun.begin(
                            SampleStudies.all(), StudyRun.early(SampleStudies.all()), false, workers, section -> {})
                    .finish(result, true, "./ridgeline run --full tiny", StageCache.none(), StageObserver.silent());
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
        assertThat(PublishedRun.names(run)).containsExactlyInAnyOrderElementsOf(expected);
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
        for (String name : PublishedRun.names(run)) {
            // The manifest says how long publishing took.
            if (!name.equals("manifest.json")) {
                assertThat(folder.resolve("again").resolve(name)).hasSameBinaryContentAs(run.resolve(name));
            }
        }
        ObjectNode manifest = manifest(run);
        assertThat(manifest(folder.resolve("again"))).isEqualTo(manifest);
        assertThat(manifest.get("files").size())
                .isEqualTo(PublishedRun.names(run).size() - 1);
    }

    private static ObjectNode manifest(Path published) throws IOException {
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(published.resolve("manifest.json").toFile());
        manifest.withObject("/seconds").remove("publish");
        return manifest;
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
                    new RunContext(STARTED, 2, "./ridgeline run tiny", History.none()),
                    new SectionFiles(true, workers),
                    workers,
                    out);
        }
    }
}
