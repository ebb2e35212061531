package org.ridgeline.data.dataset;

import java.io.IOException;
import org.ridgeline.data.dataset.BadRow.Reason;

/** Rows of one physical line each; lines that are blank are passed over. */
abstract class LineRows implements DocumentReader {

    final OpenedFile file;
    private final SourceText text;
    private long position;
    private long line;

    LineRows(OpenedFile file) throws IOException {
        this.file = file;
        this.text = file.text();
    }

    /** Returns the document of a line that is not blank, or null where it was refused. */
    abstract Document row(String content, long number);

    @Override
    public Document next() throws IOException {
        while (text.at(position) >= 0) {
            long start = position;
            text.beginRow(start);
            position = text.afterLine(start);
            line++;
            Document row = read(start);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private Document read(long start) {
        if (position - start > OpenedFile.MAX_ROW) {
            return file.refuse(line, Reason.LENGTH, "expected a line of at most " + OpenedFile.MAX_ROW + " characters");
        }
        String content = text.substring(start, position);
        if (SourceText.malformed(content)) {
            return file.refuse(line, Reason.ENCODING, OpenedFile.NOT_TEXT);
        }
        return content.isBlank() ? null : row(content, line);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
