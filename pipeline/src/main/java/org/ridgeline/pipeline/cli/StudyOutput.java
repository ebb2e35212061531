package org.ridgeline.pipeline.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.pipeline.publish.RunFolder;
import org.ridgeline.pipeline.run.DeviceUse;
import org.ridgeline.pipeline.run.FetchStage.Fetched;
import org.ridgeline.pipeline.run.FetchStage.Origin;
import org.ridgeline.pipeline.study.StudyReport;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CanonicalJson;

/** What studies that a command runs by themselves found: printed, and as Markdown, JSON and CSV. */
record StudyOutput(String title, List<StudyReport> reports, Fetched fetched, DeviceUse device) {

    /** Writes {@code name.md}, {@code name.json} and a CSV file for each list of records. */
    void write(String name, String json, RunFolder folder) {
        String notice = fetched.origin().notice();
        folder.write(
                name + ".md",
                "# " + title + " on " + fetched.corpus().name() + "\n\n"
                        + (notice.isEmpty() ? "" : "**" + notice + "**\n\n")
                        + text(true));
        folder.write(name + ".json", json);
        reports.forEach(report ->
                report.records().forEach((file, records) -> folder.write(file + ".csv", StudyReport.csv(records))));
    }

    /** Prints the tables, or the JSON where that is asked for; returns whether it was the tables. */
    boolean print(Console console, RunOptions options, String json) {
        if (options.json()) {
            console.results().print(json);
            return false;
        }
        if (!fetched.origin().notice().isEmpty()) {
            console.results()
                    .print(fetched.corpus().name() + ": " + fetched.origin().notice() + "\n\n");
        }
        console.results().print(text(false));
        console.results().print(options.deviceLine(device));
        return true;
    }

    private String text(boolean markdown) {
        StringBuilder out = new StringBuilder();
        for (StudyReport report : reports) {
            Section section = report.section();
            out.append(markdown ? "## " : "").append(section.title()).append("\n\n");
            out.append(section.lead()).append("\n\n");
            for (Block.Table block : section.tables()) {
                out.append(block.title()).append(markdown ? ":\n\n" : "\n");
                out.append(markdown ? block.table().markdown() : block.table().plain())
                        .append('\n');
            }
        }
        return out.toString();
    }

    /** Returns all values and records for programs, and what they were computed from. */
    String json(Map<String, Object> more) {
        Map<String, Object> json = new TreeMap<>(more);
        json.put("device", device.json());
        json.put("corpus", fetched.corpus().name());
        json.put("synthetic", fetched.origin() == Origin.SYNTHETIC);
        if (!fetched.origin().notice().isEmpty()) {
            json.put("notice", fetched.origin().notice());
        }
        for (StudyReport report : reports) {
            json.putAll(report.values());
            report.records().forEach((name, records) -> json.put(name.replace('-', '_'), records));
        }
        return CanonicalJson.write(json);
    }
}
