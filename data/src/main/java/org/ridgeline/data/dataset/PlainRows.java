package org.ridgeline.data.dataset;

import java.io.IOException;
import java.util.function.Consumer;
import org.ridgeline.data.source.DataException;

/** One text a line. */
final class PlainRows extends LineRows {

    PlainRows(OpenedFile file) throws IOException {
        super(file.name(), file.text());
        if (!file.source().columns().onlyText()) {
            throw DataException.unexpected(
                    file.name(),
                    "one text a line has no columns",
                    "a format with columns, as a label or an identifier is needed beside the text",
                    "the format lines, which is that of .txt and of the standard input where nothing is said",
                    "give the format: `format` csv, tsv or jsonl");
        }
    }

    @Override
    Document row(String content, long number, Consumer<BadRow> bad) {
        String line = content.stripTrailing();
        BadRow fault = DocumentReader.fault(file, number, line);
        if (fault != null) {
            bad.accept(fault);
            return null;
        }
        return new Document(file, number, line, null, null, null);
    }
}
