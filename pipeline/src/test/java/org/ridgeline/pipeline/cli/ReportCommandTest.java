package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.solver.NumericalException;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.ridgeline.pipeline.study.SampleStudies;
import org.ridgeline.pipeline.study.Study;

/** Runs with studies, and their reports made again. */
class ReportCommandTest {

    @TempDir
    private Path folder;

    private Path run;

    @BeforeEach
    void place() {
        run = folder.resolve("run");
    }

    @Test
    void aRunShowsItsQuickStudiesAndNamesTheCommandForTheOthers() throws IOException {
        Outcome outcome = run(SampleStudies.all());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .containsPattern("study +\\d+\\.\\d\\d s  What drawings shows\n")
                .doesNotContain("What slow-one shows");
        assertThat(outcome.out()).containsPattern("evaluate \\d\\.\\d\\d s, studies \\d\\.\\d\\d s, publish ");
        assertThat(page())
                .contains(
                        "Not computed in this run: What slow-one shows; <code>./ridgeline run --full tiny.yaml</code>")
                .contains("<dt>study drawings</dt>")
                .doesNotContain("It took its time.", "<script", "<dt>study slow-one</dt>");
    }

    @Test
    void aFullRunShowsAllAndSaysHowToMakeItAgain() throws IOException {
        Outcome outcome = run(SampleStudies.all(), "--full");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("What slow-one shows");
        assertThat(page()).contains("It took its time.", "<pre><code>./ridgeline run --full tiny.yaml</code></pre>");
    }

    @Test
    void aFullRunHasABarThatNamesTheStudyOnATerminalOnly() {
        assertThat(run(true, SampleStudies.all(), "--full").err()).containsPattern("studies +\\d+% .* slow-one");
        run = folder.resolve("other");
        assertThat(run(false, SampleStudies.all(), "--full").err()).doesNotContain("%");
    }

    @Test
    void theReportMadeAgainHasTheSameBytesEvenWithoutTheStudies() throws IOException {
        run(SampleStudies.all(), "--full");
        byte[] page = Files.readAllBytes(run.resolve("report.html"));
        byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));
        Files.writeString(run.resolve("report.html"), "lost");
        Outcome outcome = Cli.run("report", run);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo("report: " + run.toRealPath().resolve("report.html") + "\n");
        assertThat(run.resolve("report.html")).hasBinaryContent(page);
        assertThat(run.resolve("manifest.json")).hasBinaryContent(manifest);
        Path elsewhere = folder.resolve("page.html");
        assertThat(Cli.run("report", run, "--out", elsewhere).code()).isZero();
        assertThat(elsewhere).hasBinaryContent(page);
    }

    @Test
    void theReportMadeAgainBringsThePicturesThatAQuickRunLeavesOut() throws IOException {
        run(SampleStudies.all());
        byte[] page = Files.readAllBytes(run.resolve("report.html"));
        assertThat(pictures()).isEmpty();
        assertThat(Cli.run("report", run).code()).isZero();
        assertThat(pictures()).isNotEmpty();
        assertThat(run.resolve("report.html")).hasBinaryContent(page);
        byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));
        assertThat(Cli.run("report", run).code()).isZero();
        assertThat(run.resolve("manifest.json")).hasBinaryContent(manifest);
    }

    private List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("figures"))) {
            return files.filter(file -> file.toString().endsWith(".png")).toList();
        }
    }

    @Test
    void aStudyWhoseNumbersFailEndsWithFourAndTheRunStays() throws IOException {
        Study failing = SampleStudies.study("bad", true, () -> {
            throw new NumericalException("pivot 3: expected above 0, got -1");
        });
        Outcome outcome = run(List.of(failing, SampleStudies.all().get(0)));
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.err())
                .endsWith("ridgeline: study bad: pivot 3: expected above 0, got -1\n"
                        + "The run is complete but for this study.\n")
                .doesNotContain("defect");
        assertThat(outcome.out()).contains("test accuracy", "report: ");
        assertThat(page()).contains("This study failed: pivot 3: expected above 0, got -1", "gorgeous");
        assertThat(Cli.run("report", run).code()).isZero();
    }

    @Test
    void aDefectOfAStudyLeavesNothing() throws IOException {
        Study defective = SampleStudies.study("bad", true, () -> {
            throw new IllegalStateException("a defect");
        });
        Outcome outcome = run(List.of(defective));
        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.err()).contains("a defect", "This is a defect of Ridgeline");
        assertThat(Cli.names(folder)).containsExactly("tiny.yaml");
    }

    @Test
    void aFolderThatIsNoRunEndsWithThree() {
        Outcome outcome = Cli.run("report", folder);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("ridgeline: ")
                .contains("not a run", "expected: ", "got:      a folder without manifest.json", "./ridgeline run")
                .doesNotContain("\tat ", "defect");
    }

    @Test
    void aRunOfAnotherVersionAndDamagedMetricsEndWithThree() throws IOException {
        run(List.of());
        Path metrics = run.resolve("metrics.json");
        Files.writeString(metrics, Files.readString(metrics).substring(10));
        Outcome damaged = Cli.run("report", run);
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.err()).contains("metrics.json: not as the run has written it", "expected: SHA-256");
        Path manifest = run.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"format\": 3", "\"format\": 1"));
        Outcome older = Cli.run("report", run);
        assertThat(older.code()).isEqualTo(3);
        assertThat(older.err()).contains("a run of another version of Ridgeline", "format 3", "format 1");
    }

    @Test
    void aPageThatCannotBeWrittenElsewhereEndsWithThree() {
        run(List.of());
        Outcome outcome = Cli.run("report", run, "--out", folder.resolve("none/page.html"));
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err())
                .isEqualTo("ridgeline: " + folder.resolve("none/page.html")
                        + ": cannot be written: its folder is not there\n"
                        + "Make the folder, or name a file in another one.\n");
    }

    @Test
    void aCheckedRunHasAReportThatCanBeMadeAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("e.yaml"), TinyExperiment.YAML + TinyExperiment.EXPECTED);
        assertThat(Cli.run("check", file, "--quiet", "--out", run).code()).isEqualTo(1);
        byte[] page = Files.readAllBytes(run.resolve("report.html"));
        assertThat(Cli.run("report", run).code()).isZero();
        assertThat(run.resolve("report.html")).hasBinaryContent(page);
        assertThat(new JsonMapper()
                        .readTree(run.resolve("manifest.json").toFile())
                        .at("/files/check.json")
                        .textValue())
                .hasSize(64);
    }

    private Outcome run(List<Study> studies, String... more) {
        return run(false, studies, more);
    }

    private Outcome run(boolean terminal, List<Study> studies, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            List<String> line = new java.util.ArrayList<>(
                    List.of("run", TinyExperiment.in(folder).toString(), "--no-cache", "--out", run.toString()));
            line.addAll(List.of(more));
            int code = Ridgeline.run(
                    new Console(out, err, terminal, InputStream.nullInputStream(), false),
                    studies,
                    line.toArray(String[]::new));
            return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String page() throws IOException {
        return Files.readString(run.resolve("report.html"));
    }
}
