package org.ridgeline.pipeline.publish;

import java.util.List;
import java.util.Objects;
import org.ridgeline.reports.page.ReportData;

/**
 * What {@code report.json} holds.
 *
 * @param page what every report shows
 * @param sections the names of the studies, in the report's order; each stands in {@code sections/NAME.json}
 */
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
