package org.ridgeline.pipeline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CanonicalJson;

/** The sweeps of one command as text, Markdown, JSON and CSV. */
final class SweepReport {

    /**
     * One sweep.
     *
     * @param section what people read
     * @param files records by file name without ending
     * @param facts what the JSON says beside the records
     */
    record Part(Section section, Map<String, List<Map<String, Object>>> files, Map<String, Object> facts) {}

    private final RunResult result;
    private final List<Part> parts = new ArrayList<>();

    SweepReport(RunResult result) {
        this.result = result;
    }

    void add(Part part) {
        parts.add(part);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        Optional.of(result.notice()).filter(text -> !text.isEmpty()).ifPresent(text -> out.append(
                        result.fetched().corpus().name())
                .append(": ")
                .append(text)
                .append("\n\n"));
        parts.forEach(part -> section(out, part.section(), false));
        return out.toString();
    }

    String markdown() {
        StringBuilder out = new StringBuilder("# Sweeps of ")
                .append(result.experiment().name())
                .append(" on ")
                .append(result.fetched().corpus().name())
                .append("\n\n");
        Optional.of(result.notice())
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> out.append("**").append(text).append("**\n\n"));
        parts.forEach(part -> section(out, part.section(), true));
        return out.toString();
    }

    private static void section(StringBuilder out, Section section, boolean markdown) {
        out.append(markdown ? "## " : "").append(section.title()).append("\n\n");
        out.append(section.lead()).append("\n\n");
        for (Block block : section.blocks()) {
            if (block instanceof Block.Table table) {
                out.append(markdown ? table.table().markdown() : table.table().plain())
                        .append('\n');
            }
        }
    }

    String json() {
        Map<String, Object> json = new TreeMap<>();
        json.put("experiment", result.experiment().name());
        json.put("device", result.trained().device().json());
        json.put("corpus", result.fetched().corpus().name());
        json.put("synthetic", result.synthetic());
        Optional.of(result.notice()).filter(text -> !text.isEmpty()).ifPresent(text -> json.put("notice", text));
        parts.forEach(part -> {
            json.putAll(part.facts());
            part.files().forEach((name, records) -> json.put(name.replace('-', '_'), records));
        });
        return CanonicalJson.write(json);
    }

    void write(RunFolder folder) {
        folder.write("sweep.md", markdown());
        folder.write("sweep.json", json());
        parts.forEach(
                part -> part.files().forEach((name, records) -> folder.write(name + ".csv", SweepFiles.csv(records))));
    }
}
