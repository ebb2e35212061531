package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The tiny experiment with expected values from a first run of it, and what a check of it says. */
final class CheckedTiny {

    private static final JsonMapper JSON = new JsonMapper();

    static final List<String> STAGES =
            List.of("archive", "documents", "tokens", "vocabulary", "matrix", "weights none", "weights l2", "metrics");

    static final double TOLERANCE = 1e-9;

    private final Map<String, Double> cells = new LinkedHashMap<>();
    private final Map<String, String> stages = new LinkedHashMap<>();

    private CheckedTiny() {}

    /** Runs the experiment in the folder, without expected values, and keeps what it measured. */
    static CheckedTiny in(Path folder) throws IOException {
        Path run = folder.resolve("run");
        assertThat(Cli.run("run", TinyExperiment.in(folder), "--quiet", "--out", run)
                        .code())
                .isZero();
        CheckedTiny tiny = new CheckedTiny();
        JsonNode cells = JSON.readTree(run.resolve("metrics.json").toFile()).get("cells");
        for (String fit : List.of("none", "l2")) {
            for (String split : List.of("train", "test")) {
                for (String metric : List.of("mse", "accuracy")) {
                    String name = fit + "/" + split + " " + metric;
                    tiny.cells.put(name, cells.get(name).doubleValue());
                }
            }
        }
        JsonNode stages = JSON.readTree(run.resolve("manifest.json").toFile()).get("stages");
        STAGES.forEach(stage -> tiny.stages.put(stage, stages.get(stage).textValue()));
        return tiny;
    }

    /** Returns a fresh copy of what was measured, by cell of the table. */
    Map<String, Double> cells() {
        return new LinkedHashMap<>(cells);
    }

    /** Returns a fresh copy of the fingerprints, by stage. */
    Map<String, String> stages() {
        return new LinkedHashMap<>(stages);
    }

    static Outcome check(Path folder, Map<String, Double> cells, Map<String, String> pins) throws IOException {
        return check(folder, yaml(cells, pins));
    }

    /** Checks an experiment in the folder; its results are in {@code out} there, those of an earlier check are moved away. */
    static Outcome check(Path folder, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.yaml"), yaml);
        Path out = folder.resolve("out");
        if (Files.exists(out)) {
            Files.move(out, folder.resolve("checked" + Cli.names(folder).size()));
        }
        return Cli.run("check", file, "--quiet", "--out", out);
    }

    /** Returns the experiment with these expected values. */
    static String yaml(Map<String, Double> cells, Map<String, String> pins) {
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

    static JsonNode json(Path folder) throws IOException {
        return JSON.readTree(folder.resolve("out/check.json").toFile());
    }

    /** Returns the message of each failed test case of the JUnit XML, by name. */
    static Map<String, String> failures(Path folder) throws Exception {
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
