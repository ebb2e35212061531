package org.ridgeline.reports.page;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ridgeline.reports.figure.Figure;

/**
 * A whole report.
 *
 * @param data what every report shows
 * @param sections what studies add, in the order to be shown
 */
public record Report(ReportData data, List<Section> sections) {

    /**
     * Copies the list and checks that no two sections, figures or tables would be written to the same file.
     *
     * @throws IllegalArgumentException where a name comes twice
     */
    public Report {
        Objects.requireNonNull(data, "data");
        sections = List.copyOf(sections);
        requireUnique("section", sections.stream().map(Section::id));
        requireUnique("figure", blocks(sections, Block.Drawing.class).map(each -> each.figure()
                .caption()
                .id()));
        requireUnique("table", blocks(sections, Block.Table.class).map(Block.Table::id));
    }

    /** Returns all figures, in order. */
    public List<Figure> figures() {
        return blocks(sections, Block.Drawing.class).map(Block.Drawing::figure).toList();
    }

    /** Returns all tables of the sections, in order. */
    public List<Block.Table> tables() {
        return blocks(sections, Block.Table.class).toList();
    }

    private static <T extends Block> Stream<T> blocks(List<Section> sections, Class<T> type) {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(type::isInstance)
                .map(type::cast);
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
