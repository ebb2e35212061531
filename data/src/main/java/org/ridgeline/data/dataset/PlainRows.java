package org.ridgeline.data.dataset;

import java.util.function.Consumer;

/** One text a line. */
final class PlainRows extends LineRows {

    PlainRows(String file, RetainedText text) {
        super(file, text);
    }

    @Override
    ReviewRow row(String content, long number, Consumer<BadRow> bad) {
        String line = content.stripTrailing();
        BadRow fault = ReviewReader.fault(file, number, line);
        if (fault != null) {
            bad.accept(fault);
            return null;
        }
        return new ReviewRow(file, number, line, null, null, null);
    }
}
