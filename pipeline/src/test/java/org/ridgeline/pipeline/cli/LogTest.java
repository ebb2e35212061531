package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
                .anyMatch(line -> line.contains("stage tokenize") && line.endsWith(" documents take part"))
                .anyMatch(line -> line.contains("stage vectorize") && line.contains(" tokens, "))
                .anyMatch(line -> line.contains("stage train") && line.contains("residual"));
    }

    @Test
    void aLogIsAppendedToAndTellsMoreForFindingFaults() throws IOException {
        run(TinyExperiment.in(folder), "info");
        String before = Files.readString(log());
        run(TinyExperiment.in(folder), "debug");
        assertThat(Files.readString(log())).startsWith(before);
        assertThat(Files.readAllLines(log())).anyMatch(line -> line.matches(TIME + "DEBUG stage fetch began"));
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

    @Test
    void aLogIsAppendedToNoFileThatHoldsSomethingElse() throws IOException {
        Path folderOfData = Files.createDirectory(folder.resolve("data"));
        Path data = Files.writeString(folderOfData.resolve("a.csv"), "text,label\ngood,1\nbad,0\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        Path words = Files.writeString(folder.resolve("words"), "the\n");
        Path model = folder.resolve("m.model");
        Path tiny = TinyExperiment.in(folder);
        Object[] train = {"train", "--data", folderOfData, "--model-only", "--stop-words", words, "--out", model, "--quiet"};
        assertThat(logged(log(), train).code()).isZero();
        Object[] evaluate = {"evaluate", "--model", model, "--data", link, "--quiet"};
        assertReadOnly(data, train);
        assertReadOnly(words, train);
        assertReadOnly(model, evaluate);
        assertReadOnly(data, evaluate);
        assertReadOnly(tiny, "run", tiny, "--quiet", "--out", folder.resolve("run"));
        assertThat(folder.resolve("run")).doesNotExist();
        // No file of data: such a folder stands for those of known formats.
        Path beside = folderOfData.resolve("train.log");
        assertThat(logged(beside, train).code()).isZero();
        assertThat(logged(beside, train).code()).isZero();
    }

    private static void assertReadOnly(Path file, Object... line) throws IOException {
        byte[] before = Files.readAllBytes(file);
        Outcome refused = logged(file, line);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("ridgeline: --log-file: expected a new file or a log, got one that holds something else: "
                        + file);
        assertThat(file).hasBinaryContent(before);
    }

    private static Outcome logged(Path log, Object... line) {
        return Cli.run(
                Stream.concat(Stream.of(line), Stream.of("--log-file", log)).toArray());
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
