package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

class RunCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path shared;

    private static Path tiny;
    private static Map<String, byte[]> reference;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce() throws IOException {
        tiny = TinyExperiment.in(shared);
        assertThat(Cli.run("run", tiny, "--out", shared.resolve("run"), "--threads", 1)
                        .code())
                .isZero();
        reference = Cli.reproducible(shared.resolve("run"));
    }

    @Test
    void theTableGoesToStandardOutputAndProgressToStandardError() throws IOException {
        Outcome run = Cli.run("run", tiny, "--out", folder.resolve("out"));
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("synthetic, not comparable with the book")
                .contains("train MSE", "test MSE", "train accuracy", "test accuracy")
                .contains("lambda 1 on the sum of squares", "on the mean, 0.5 on the half-sum", "relative residual")
                .contains("stages: fetch ")
                .contains("report: " + folder.resolve("out/report.html"));
        assertThat(run.err()).contains("fetch", "tokenize", "vectorize", "train", "evaluate", "400 documents");
        assertThat(Cli.names(folder)).containsExactly("out");
        assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    }

    @Test
    void quietPrintsResultsOnly() {
        Outcome run = Cli.run("run", tiny, "--quiet", "--out", folder.resolve("out"));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("test accuracy", "relative residual", "stages: fetch", "publish", "report: ");
    }

    @Test
    void jsonIsOneValueAndTheSameAsMetricsJson() throws IOException {
        Outcome run = Cli.run("run", tiny, "--json", "--quiet", "--out", folder.resolve("out"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(Files.readString(folder.resolve("out/metrics.json")));
        JsonNode metrics = JSON.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readValue(run.out());
        assertThat(metrics.get("notice").textValue()).isEqualTo("synthetic, not comparable with the book");
        assertThat(metrics.get("fits").fieldNames()).toIterable().containsExactly("l2", "none");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theBytesAreTheSameForAnyNumberOfThreads(int threads) throws IOException {
        Path out = folder.resolve("out");
        assertThat(Cli.run("run", tiny, "--quiet", "--threads", threads, "--out", out)
                        .code())
                .isZero();
        Map<String, byte[]> files = Cli.reproducible(out);
        reference.forEach((name, bytes) -> assertThat(files.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void anotherSeedGivesOtherBytes() throws IOException {
        Path out = folder.resolve("out");
        Outcome run = Cli.run("run", tiny, "--synthetic-documents", 400, "--seed", 2, "--quiet", "--out", out);
        assertThat(run.code()).isZero();
        Map<String, byte[]> files = Cli.reproducible(out);
        for (String name : List.of("table.csv", "metrics.json", "model-none.ridgeline", "predictions-l2.csv")) {
            assertThat(files.get(name)).as(name).isNotEqualTo(reference.get(name));
        }
        assertThat(JSON.readTree(out.resolve("manifest.json").toFile())
                        .get("command")
                        .textValue())
                .isEqualTo("./ridgeline run tiny.yaml --synthetic-documents 400 --seed 2");
    }

    @Test
    void tokensOfCoreNlpRunToo() throws IOException {
        Path file = Files.writeString(
                folder.resolve("ptb.yaml"), TinyExperiment.YAML.replace("tokens: leaves", "tokens: ptb"));
        assertThat(Cli.run("run", file, "--quiet", "--out", folder.resolve("out"))
                        .code())
                .isZero();
        assertThat(JSON.readTree(folder.resolve("out/manifest.json").toFile())
                        .at("/parameters/tokens")
                        .textValue())
                .isEqualToIgnoringCase("ptb");
    }

    @Test
    void resultsThatCannotBePrintedAreNoSuccess() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream remarks = new ByteArrayOutputStream();
        int code = Ridgeline.run(
                new Console(full, remarks, false, InputStream.nullInputStream(), false),
                "run",
                tiny.toString(),
                "--quiet",
                "--no-cache",
                "--out",
                folder.resolve("out").toString());
        assertThat(code).isEqualTo(3);
        assertThat(remarks.toString(StandardCharsets.UTF_8))
                .isEqualTo("ridgeline: standard output cannot be written: the results printed are not complete\n");
    }
}
