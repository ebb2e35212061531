package org.ridgeline.pipeline.study.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.model.device.Workers;

/** The worked examples, each computed afresh, beside what the chapter and the lecture print. */
public final class WorkedExamples {

    /** What is not here, and why. */
    static final String LEFT_OUT =
            "Example 3.1.3 is left out: none of our sources gives its quartic, and we invent no formula. Known of it: the chapter claims"
                    + " minima at (-1, -1) and (2, -1); the true ones lie near (-1.032, -1.169) and (1.739, -0.866).";

    private final List<WorkedExample> sections;

    private WorkedExamples(List<WorkedExample> sections) {
        this.sections = sections;
    }

    /** Computes all examples; takes well under a second. */
    public static WorkedExamples run(Workers workers) {
        List<WorkedExample> sections = new ArrayList<>(DescentExamples.sections());
        sections.addAll(NeuronExamples.sections(workers));
        sections.addAll(AdaptiveExamples.sections(workers));
        sections.addAll(RidgeExamples.sections(workers));
        return new WorkedExamples(sections);
    }

    /** Returns the examples for a terminal. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (WorkedExample section : sections) {
            out.append(section.title()).append('\n').append(section.remark()).append('\n');
            out.append(section.table("  ").plain()).append('\n');
        }
        return out.append(LEFT_OUT).append('\n').append(summary()).append('\n').toString();
    }

    /** Returns the same for programs, ours at full precision. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        json.put("sections", sections.stream().map(WorkedExamples::json).toList());
        json.put("leftOut", LEFT_OUT);
        json.put("summary", summary());
        return json;
    }

    private static Map<String, Object> json(WorkedExample section) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Statement row : section.rows()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("label", row.label());
            entry.put("expected", row.printed());
            entry.put("ours", row.ours());
            entry.put("verdict", row.verdict().text());
            rows.add(entry);
        }
        return Map.of("title", section.title(), "remark", section.remark(), "rows", rows);
    }

    private String summary() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Statement.Verdict verdict : Statement.Verdict.values()) {
            counts.put(verdict.text(), 0);
        }
        sections.forEach(section ->
                section.rows().forEach(row -> counts.merge(row.verdict().text(), 1, Integer::sum)));
        counts.values().removeIf(count -> count == 0);
        List<String> parts = new ArrayList<>();
        counts.forEach((text, count) -> parts.add(count + " " + text));
        return String.join("; ", parts);
    }
}
