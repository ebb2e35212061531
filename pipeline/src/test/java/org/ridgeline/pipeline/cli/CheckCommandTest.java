package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An experiment whose expected values are taken from a first run, then changed one at a time. */
class CheckCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> STAGES =
            List.of("archive", "documents", "tokens", "vocabulary", "matrix", "weights none", "weights l2", "metrics");

    private static final double TOLERANCE = 1e-9;

    @TempDir
    private static Path shared;

    private static final Map<String, Double> CELLS = new LinkedHashMap<>();
    private static final Map<String, String> PINS = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce() throws IOException {
        Path run = shared.resolve("run");
        assertThat(Cli.run("run", TinyExperiment.in(shared), "--quiet", "--out", run)
                        .code())
                .isZero();
        JsonNode cells = JSON.readTree(run.resolve("metrics.json").toFile()).get("cells");
        for (String fit : List.of("none", "l2")) {
            for (String split : List.of("train", "test")) {
                for (String metric : List.of("mse", "accuracy")) {
                    String name = fit + "/" + split + " " + metric;
                    CELLS.put(name, cells.get(name).doubleValue());
                }
            }
        }
        JsonNode stages = JSON.readTree(run.resolve("manifest.json").toFile()).get("stages");
        STAGES.forEach(stage -> PINS.put(stage, stages.get(stage).textValue()));
    }

    @Test
    void passesWhenEveryCellAndStageIsAsPinned() throws Exception {
        Outcome check = check(CELLS, PINS);
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("stages: all 8 as pinned", "check passed")
                .contains(CELLS.keySet())
                .doesNotContain("drift");
        assertThat(json().get("passed").booleanValue()).isTrue();
        assertThat(json().get("cells").size()).isEqualTo(8);
        assertThat(json().get("stages").size()).isEqualTo(8);
        assertThat(failuresInXml()).isEmpty();
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
        Map<String, Double> expected = new LinkedHashMap<>(CELLS);
        expected.put(cell, CELLS.get(cell) + sign * 2 * TOLERANCE);
        Outcome check = check(expected, PINS);

        assertThat(check.code()).isEqualTo(1);
        String verdict = sign > 0 ? "drift: below" : "drift: above";
        assertThat(check.out()).contains("check failed");
        assertThat(check.out().lines().filter(line -> line.contains("drift")))
                .singleElement()
                .asString()
                .startsWith(cell + " ")
                .endsWith(verdict);
        assertThat(json().get("passed").booleanValue()).isFalse();
        List<String> failed = new ArrayList<>();
        json().get("cells").forEach(each -> {
            if (!each.get("passed").booleanValue()) {
                failed.add(each.get("cell").textValue() + ": "
                        + each.at("/pinned/verdict").textValue());
            }
        });
        assertThat(failed).containsExactly(cell + ": " + verdict);
        assertThat(failuresInXml()).containsOnlyKeys(cell);
        assertThat(failuresInXml().get(cell)).contains(verdict);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void failsWhereOneStageIsAnotherAndNamesIt(String stage) throws Exception {
        Map<String, String> pins = new LinkedHashMap<>(PINS);
        pins.put(stage, changed(PINS.get(stage)));
        Outcome check = check(CELLS, pins);

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .contains("first stage that differs: " + stage + " ")
                .contains(pins.get(stage), PINS.get(stage), "check failed")
                .doesNotContain("drift: ");
        assertThat(json().get("passed").booleanValue()).isFalse();
        assertThat(json().get("firstStageThatDiffers").textValue()).isEqualTo(stage);
        assertThat(failuresInXml()).containsOnlyKeys("stages");
        assertThat(failuresInXml().get("stages")).contains("first stage that differs: " + stage + " ");
    }

    static Stream<String> stages() {
        return STAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void failsWhereAStageIsNoLongerPinned(String stage) throws Exception {
        Map<String, String> pins = new LinkedHashMap<>(PINS);
        pins.remove(stage);
        assertThat(check(CELLS, pins).code()).isEqualTo(1);
        assertThat(json().get("firstStageThatDiffers").textValue()).isEqualTo(stage);
    }

    @Test
    void failsWhereAPinnedStageNoLongerRuns() throws Exception {
        Map<String, String> pins = new LinkedHashMap<>(PINS);
        pins.put("weights l3", PINS.get("weights l2"));
        assertThat(check(CELLS, pins).code()).isEqualTo(1);
        assertThat(json().get("firstStageThatDiffers").textValue()).isEqualTo("weights l3");
    }

    @Test
    void namesTheFirstOfSeveralStages() throws Exception {
        Map<String, String> pins = new LinkedHashMap<>(PINS);
        STAGES.subList(3, 8).forEach(stage -> pins.put(stage, changed(PINS.get(stage))));
        assertThat(check(CELLS, pins).code()).isEqualTo(1);
        assertThat(json().get("firstStageThatDiffers").textValue()).isEqualTo("vocabulary");
    }

    @Test
    void anotherInputIsNoticedFromTheDocumentsOn() throws Exception {
        Outcome check = check(yaml(CELLS, PINS).replace("seed: 1", "seed: 2"));
        assertThat(check.code()).isEqualTo(1);
        assertThat(json().get("firstStageThatDiffers").textValue()).isEqualTo("documents");
        assertThat(check.out()).contains("drift: ");
    }

    @Test
    void theBooksBandIsJudgedToo() throws Exception {
        double actual = CELLS.get("l2/test mse");
        String cell = "metric: mse, pinned: " + actual;
        String whole = yaml(CELLS, PINS);
        assertThat(whole).containsOnlyOnce(cell);
        String inside = "metric: mse, book: " + (actual + 0.0019) + ", band: 0.002, pinned: " + actual;
        assertThat(check(whole.replace(cell, inside)).code()).isZero();
        for (double book : new double[] {actual + 0.0021, actual - 0.0021}) {
            String outside = "metric: mse, book: " + book + ", band: 0.002, pinned: " + actual;
            Outcome check = check(whole.replace(cell, outside));
            assertThat(check.code()).isEqualTo(1);
            assertThat(check.out()).containsPattern("l2/test mse +book .*drift: ");
            assertThat(failuresInXml()).containsOnlyKeys("l2/test mse");
        }
    }

    @Test
    void jsonOnStandardOutputIsOneValueByExperiment() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), yaml(CELLS, PINS));
        Outcome check =
                Cli.run("check", folder.resolve("tiny.yaml"), "--json", "--quiet", "--out", folder.resolve("out"));
        assertThat(check.code()).isZero();
        assertThat(check.err()).isEmpty();
        JsonNode printed = JSON.readerFor(JsonNode.class)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readValue(check.out());
        assertThat(printed.get("tiny")).isEqualTo(json());
    }

    @Test
    void severalExperimentsGetAFolderEachAndOneFailureFails() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), yaml(CELLS, PINS));
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"),
                yaml(CELLS, PINS).replace("name: tiny", "name: other").replace("seed: 1", "seed: 2"));
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
        Map<String, Double> rest = new LinkedHashMap<>(CELLS);
        rest.remove(cell);
        Outcome check = check(rest, PINS);
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err())
                .contains("expected.cells: expected every cell of the table, got none for [" + cell + "]");
    }

    static Stream<String> cells() {
        return cellsUpAndDown().map(arguments -> (String) arguments.get()[0]).distinct();
    }

    private Outcome check(Map<String, Double> cells, Map<String, String> pins) throws IOException {
        return check(yaml(cells, pins));
    }

    private Outcome check(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.yaml"), yaml);
        Path out = folder.resolve("out");
        if (Files.exists(out)) {
            Files.move(out, folder.resolve("checked" + Cli.names(folder).size()));
        }
        return Cli.run("check", file, "--quiet", "--out", out);
    }

    private static String yaml(Map<String, Double> cells, Map<String, String> pins) {
        StringBuilder yaml = new StringBuilder(TinyExperiment.YAML).append("expected:\n  cells:\n");
        cells.forEach((cell, value) -> {
            String[] parts = cell.split("[/ ]");
            yaml.append("    - {fit: ").append(parts[0]).append(", split: ").append(parts[1]);
            yaml.append(", metric: ").append(parts[2]).append(", pinned: ").append(value);
            yaml.append(", tolerance: ").append(TOLERANCE).append("}\n");
        });
        yaml.append("  stages:\n");
        pins.forEach((stage, pin) ->
                yaml.append("    ").append(stage).append(": \"").append(pin).append("\"\n"));
        return yaml.toString();
    }

    /** Another hash, or a sketch whose norm is off by two millionths. */
    private static String changed(String pin) {
        if (pin.startsWith("sha256:")) {
            return pin.substring(0, pin.length() - 1) + (pin.endsWith("0") ? "1" : "0");
        }
        String[] parts = pin.split(" ");
        parts[1] = new BigDecimal(parts[1])
                .multiply(new BigDecimal("1.000003"), new MathContext(12))
                .stripTrailingZeros()
                .toString();
        return String.join(" ", parts);
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(folder.resolve("out/check.json").toFile());
    }

    /** Returns the message of each failed test case of the JUnit XML, by name. */
    private Map<String, String> failuresInXml() throws Exception {
        NodeList cases = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("out/check-junit.xml").toFile())
                .getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(9);
        Map<String, String> failures = new LinkedHashMap<>();
        for (int i = 0; i < cases.getLength(); i++) {
            Element each = (Element) cases.item(i);
            NodeList failure = each.getElementsByTagName("failure");
            if (failure.getLength() > 0) {
                failures.put(each.getAttribute("name"), ((Element) failure.item(0)).getAttribute("message"));
            }
        }
        return failures;
    }
}
