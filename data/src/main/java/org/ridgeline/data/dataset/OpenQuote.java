package org.ridgeline.data.dataset;

import java.io.IOException;

/** Where a quote stands that nothing closes: what a message must name, because the row that it begins in swallows those after it. */
final class OpenQuote {

    private final long position;
    private final long linesBefore;
    private final boolean swallows;

    private OpenQuote(long position, long linesBefore, boolean swallows) {
        this.position = position;
        this.linesBefore = linesBefore;
        this.swallows = swallows;
    }

    /**
     * Returns the quote that is open at the end of what is looked at; null where none is. Quotes are those of RFC 4180: one opens a
     * field, one ends it, two inside it are one.
     *
     * @param start where a row begins, or blank lines before it
     * @param end behind the last character to look at
     */
    static OpenQuote find(RetainedText text, long start, long end, char delimiter) throws IOException {
        long lines = 0;
        long linesBefore = 0;
        long quote = -1;
        boolean fieldBegins = true;
        for (long place = start; place < end; place++) {
            int c = text.at(place);
            boolean lineEnds = c == '\n' || c == '\r' && text.at(place + 1) != '\n';
            if (quote >= 0 && c == '"' && text.at(place + 1) == '"') {
                place++;
            } else if (quote >= 0) {
                quote = c == '"' ? -1 : quote;
                fieldBegins = false;
            } else if (fieldBegins && c == '"') {
                quote = place;
                linesBefore = lines;
            } else {
                fieldBegins = c == delimiter || c == '\n' || c == '\r';
            }
            lines += lineEnds ? 1 : 0;
        }
        return quote < 0 ? null : new OpenQuote(quote, linesBefore, lines > linesBefore);
    }

    /** Returns how many line ends stand between the start and the quote. */
    long linesBefore() {
        return linesBefore;
    }

    /** Says whether the line of the quote ends inside it: a long field of one line may well be closed further on. */
    boolean swallowsLines() {
        return swallows;
    }

    /** Returns how many characters there are from the quote to a position. */
    long charactersTo(long end) {
        return end - position;
    }
}
