package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

class LogTest {

    private static final String TIME = "[0-9-]{10}T[0-9:]{8}(\\.[0-9]{3})?Z ";

    @TempDir
    private Path folder;

    @Test
    void aRunLogsALineForEachStageWithDurationAndSizes() throws IOException {
        Outcome run = run(TinyExperiment.in(folder), "info");
        assertThat(run.code()).isZero();
        List<String> lines = Files.readAllLines(log());
        assertThat(lines).allMatch(line -> line.matches(TIME + "INFO  stage [a-z]+: [0-9.]+ s; .+"));
        assertThat(lines)
                .anyMatch(line -> line.contains("stage tokenize") && line.endsWith(" tokens"))
                .anyMatch(line -> line.contains("stage train") && line.contains("residual"));
    }

    @Test
    void aLogIsAppendedToAndTellsMoreForFindingFaults() throws IOException {
        Files.writeString(log(), "before\n");
        run(TinyExperiment.in(folder), "debug");
        assertThat(Files.readAllLines(log()))
                .startsWith("before")
                .anyMatch(line -> line.matches(TIME + "DEBUG stage fetch began"));
    }

    @Test
    void aFailureIsOneLineWithoutItsPlaceUnlessAskedFor() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThat(run(missing, "error").code()).isEqualTo(2);
        assertThat(Files.readAllLines(log()))
                .singleElement()
                .asString()
                .matches(TIME + "ERROR .*" + missing.getFileName() + ".*");
        assertThat(run(missing, "debug").code()).isEqualTo(2);
        assertThat(Files.readString(log())).contains("at org.ridgeline");
    }

    @Test
    void aLogThatCannotBeWrittenEndsWithThree() throws IOException {
        Path nowhere = folder.resolve("nowhere/log");
        Outcome run = Cli.run(
                "run", TinyExperiment.in(folder), "--quiet", "--out", folder.resolve("run"), "--log-file", nowhere);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains(nowhere.toString())
                .contains("--log-file")
                .doesNotContain("at org");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Outcome run(Path experiment, String level) {
        return Cli.run(
                "run",
                experiment,
                "--quiet",
                "--out",
                folder.resolve("run-" + level),
                "--log-file",
                log(),
                "--log-level",
                level);
    }
}
