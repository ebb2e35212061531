package org.ridgeline.reports.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A whole report.
 *
 * @param data what every report shows
 * @param sections what studies add, in the order to be shown
 */
public record Report(ReportData data, List<Section> sections) {

    /** Rejects two sections, figures or tables that would be written to the same file. */
    public Report {
        sections = List.copyOf(sections);
        requireUnique("section", sections.stream().map(Section::id));
        requireUnique(
                "figure",
                sections.stream().flatMap(section -> section.figures().stream()).map(figure -> figure.caption()
                        .id()));
        requireUnique(
                "table",
                sections.stream().flatMap(section -> section.tables().stream()).map(Block.Table::id));
    }

    private static void requireUnique(String what, Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(what + " " + id + ": expected each name once in a report, got two");
            }
        });
    }
}
