package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** What {@code check} says of figures and of experiments; {@link CheckStagesTest} has the stages. */
class CheckCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path shared;

    private static CheckedTiny tiny;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce() throws IOException {
        tiny = CheckedTiny.in(shared);
    }

    @Test
    void passesWhenEveryCellAndStageIsAsPinned() throws Exception {
        Outcome check = CheckedTiny.check(folder, tiny.cells(), tiny.stages());
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("stages: all 8 as pinned, bit for bit\n", "check passed, bit for bit\n")
                .contains(tiny.cells().keySet())
                .doesNotContain("drift");
        assertThat(CheckedTiny.json(folder).get("passed").booleanValue()).isTrue();
        assertThat(CheckedTiny.json(folder).get("bitForBit").booleanValue()).isTrue();
        assertThat(CheckedTiny.json(folder).get("cells").size()).isEqualTo(8);
        assertThat(CheckedTiny.json(folder).get("stages").size()).isEqualTo(8);
        assertThat(CheckedTiny.failures(folder)).isEmpty();
    }

    static Stream<Arguments> cellsUpAndDown() {
        return Stream.of("none", "l2")
                .flatMap(fit -> Stream.of("train", "test")
                        .flatMap(split -> Stream.of("mse", "accuracy").map(metric -> fit + "/" + split + " " + metric)))
                .flatMap(cell -> Stream.of(Arguments.of(cell, +1), Arguments.of(cell, -1)));
    }

    @ParameterizedTest(name = "{0} expected {1}")
    @MethodSource("cellsUpAndDown")
    void failsWhereOneCellIsBetterOrWorseThanExpected(String cell, int sign) throws Exception {
        Map<String, Double> expected = tiny.cells();
        expected.put(cell, tiny.cells().get(cell) + sign * 2 * CheckedTiny.TOLERANCE);
        Outcome check = CheckedTiny.check(folder, expected, tiny.stages());

        assertThat(check.code()).isEqualTo(1);
        String verdict = sign > 0 ? "drift: below" : "drift: above";
        assertThat(check.out()).contains("check failed");
        assertThat(check.out().lines().filter(line -> line.contains("drift")))
                .singleElement()
                .asString()
                .startsWith(cell + " ")
                .endsWith(verdict);
        assertThat(CheckedTiny.json(folder).get("passed").booleanValue()).isFalse();
        List<String> failed = new ArrayList<>();
        CheckedTiny.json(folder).get("cells").forEach(each -> {
            if (!each.get("passed").booleanValue()) {
                failed.add(each.get("cell").textValue() + ": "
                        + each.at("/pinned/verdict").textValue());
            }
        });
        assertThat(failed).containsExactly(cell + ": " + verdict);
        assertThat(CheckedTiny.failures(folder)).containsOnlyKeys(cell);
        assertThat(CheckedTiny.failures(folder).get(cell)).contains(verdict);
    }

    @Test
    void theBooksBandIsJudgedToo() throws Exception {
        double actual = tiny.cells().get("l2/test mse");
        String cell = "metric: mse, pinned: " + actual;
        String whole = CheckedTiny.yaml(tiny.cells(), tiny.stages());
        assertThat(whole).containsOnlyOnce(cell);
        String inside = "metric: mse, book: " + (actual + 0.0019) + ", band: 0.002, pinned: " + actual;
        assertThat(CheckedTiny.check(folder, whole.replace(cell, inside)).code())
                .isZero();
        for (double book : new double[] {actual + 0.0021, actual - 0.0021}) {
            String outside = "metric: mse, book: " + book + ", band: 0.002, pinned: " + actual;
            Outcome check = CheckedTiny.check(folder, whole.replace(cell, outside));
            assertThat(check.code()).isEqualTo(1);
            assertThat(check.out()).containsPattern("l2/test mse +book .*drift: ");
            assertThat(CheckedTiny.failures(folder)).containsOnlyKeys("l2/test mse");
        }
    }

    @Test
    void jsonOnStandardOutputIsOneValueByExperiment() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), CheckedTiny.yaml(tiny.cells(), tiny.stages()));
        Outcome check =
                Cli.run("check", folder.resolve("tiny.yaml"), "--json", "--quiet", "--out", folder.resolve("out"));
        assertThat(check.code()).isZero();
        assertThat(check.err()).isEmpty();
        JsonNode printed = JSON.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readValue(check.out());
        assertThat(printed.get("tiny")).isEqualTo(CheckedTiny.json(folder));
    }

    @Test
    void severalExperimentsGetAFolderEachAndOneFailureFails() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), CheckedTiny.yaml(tiny.cells(), tiny.stages()));
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"),
                CheckedTiny.yaml(tiny.cells(), tiny.stages())
                        .replace("name: tiny", "name: other")
                        .replace("seed: 1", "seed: 2"));
        Path out = folder.resolve("out");
        for (Path[] order : new Path[][] {{good, bad}, {bad, good}}) {
            Outcome check =
                    Cli.run("check", order[0], order[1], "--quiet", "--out", out.resolve(order[0].getFileName()));
            assertThat(check.code()).isEqualTo(1);
            assertThat(check.out()).contains("check passed", "check failed");
            assertThat(Cli.names(out.resolve(order[0].getFileName()))).containsExactly("other", "tiny");
        }
    }

    @Test
    void anExperimentThatExpectsNothingCannotBeChecked() throws IOException {
        Outcome check = Cli.run("check", TinyExperiment.in(folder), "--out", folder.resolve("out"));
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).contains("tiny.yaml: expected a section \"expected\" to check against, found none");
        assertThat(Cli.names(folder)).containsExactly("tiny.yaml");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aMissingCellIsAnError(String cell) throws IOException {
        Map<String, Double> rest = tiny.cells();
        rest.remove(cell);
        Outcome check = CheckedTiny.check(folder, rest, tiny.stages());
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err())
                .contains("expected.cells: expected every cell of the table, got none for [" + cell + "]");
    }

    static Stream<String> cells() {
        return cellsUpAndDown().map(arguments -> (String) arguments.get()[0]).distinct();
    }
}
