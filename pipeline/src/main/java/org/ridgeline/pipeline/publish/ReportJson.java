package org.ridgeline.pipeline.publish;

import java.util.List;
import java.util.Objects;
import org.ridgeline.reports.page.ReportData;

/** What {@code report.json} holds: what every report shows, and the names of the studies in {@code sections}, in the report's order. */
record ReportJson(ReportData page, List<String> sections) {

    static final String NAME = "report.json";

    ReportJson {
        Objects.requireNonNull(page, "page");
        sections = List.copyOf(sections);
    }

    static String section(String id) {
        return "sections/" + id + ".json";
    }
}
