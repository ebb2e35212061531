package org.ridgeline.reports.page;

import java.util.List;
import java.util.stream.Stream;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.Figure;

/**
 * A part of the report below its own heading.
 *
 * @param id its anchor and file name: lower-case letters, digits and single hyphens; unique in a report
 * @param title the heading
 * @param lead what is to be learned from it, in one or two sentences
 * @param blocks what it shows, in order
 */
public record Section(String id, String title, String lead, List<Block> blocks) {

    /** Rejects an id that holds anything but lower-case letters, digits and single hyphens. */
    public Section {
        blocks = List.copyOf(blocks);
        Caption.requireId("section", id);
    }

    /** Returns all figures, in order. */
    public List<Figure> figures() {
        return blocks(Block.Drawing.class).map(Block.Drawing::figure).toList();
    }

    /** Returns all tables, in order. */
    public List<Block.Table> tables() {
        return blocks(Block.Table.class).toList();
    }

    private <T extends Block> Stream<T> blocks(Class<T> type) {
        return blocks.stream().filter(type::isInstance).map(type::cast);
    }
}
