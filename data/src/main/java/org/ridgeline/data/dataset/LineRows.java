package org.ridgeline.data.dataset;

import java.io.IOException;
import java.util.function.Consumer;
import org.ridgeline.data.dataset.BadRow.Reason;

/** Rows of one physical line each; lines that are blank are passed over. */
abstract class LineRows implements RowReader {

    private final RetainedText text;
    final String file;
    private long position;
    private long line;

    LineRows(String file, RetainedText text) {
        this.file = file;
        this.text = text;
    }

    /** Returns the row of a line that is not blank, or null where it is bad; then the reason was told. */
    abstract Document row(String content, long number, Consumer<BadRow> bad);

    @Override
    public Document next(BadRows bad) throws IOException {
        while (text.at(position) >= 0) {
            long start = position;
            text.beginRow(start);
            position = text.afterLine(start);
            line++;
            Document row = read(start, bad);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private Document read(long start, BadRows bad) throws IOException {
        if (position - start > DocumentReader.MAX_LINE) {
            bad.add(new BadRow(
                    file,
                    line,
                    Reason.LENGTH,
                    "expected a line of at most " + DocumentReader.MAX_LINE + " characters"));
            return null;
        }
        if (text.anyMalformed() && text.malformedIn(start, position)) {
            bad.add(new BadRow(file, line, Reason.ENCODING, DocumentReader.NOT_TEXT));
            return null;
        }
        String content = text.substring(start, position);
        return content.isBlank() ? null : row(content, line, bad::add);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
