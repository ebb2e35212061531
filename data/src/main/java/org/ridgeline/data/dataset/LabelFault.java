package org.ridgeline.data.dataset;

import java.util.Optional;
import org.ridgeline.data.dataset.LabelMapping.Meaning;

/** What is wrong with a row's label. */
public final class LabelFault {

    private LabelFault() {}

    /**
     * Returns the row as a bad one if its label means nothing: if a mapping is known and does not have it, or if it is empty. No labels
     * of a file tell what an empty one means, so one such row must not keep the others from being told.
     */
    public static Optional<BadRow> of(Document row, Optional<LabelMapping> known) {
        boolean understood = known.isPresent()
                ? known.get().of(row.label()) != Meaning.UNKNOWN
                : !row.label().isEmpty();
        if (understood) {
            return Optional.empty();
        }
        String expected = known.map(LabelMapping::expected).orElse("a label");
        String got = row.label().isEmpty() ? "none" : "\"" + shortened(row.label()) + "\"";
        return Optional.of(
                new BadRow(row.file(), row.line(), BadRow.Reason.LABEL, "expected " + expected + ", got " + got));
    }

    /** Returns a text from a file in no more than a few words. */
    public static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "...";
    }
}
