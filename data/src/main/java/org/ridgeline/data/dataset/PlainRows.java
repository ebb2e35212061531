package org.ridgeline.data.dataset;

import java.io.IOException;
import java.util.Optional;
import org.ridgeline.data.source.DataException;

/** One text a line. */
final class PlainRows extends LineRows {

    PlainRows(OpenedFile file) throws IOException {
        super(file);
        if (file.source().columns().all().stream().filter(Optional::isPresent).count() > 1) {
            throw DataException.unexpected(
                    file.name(),
                    "one text a line has no columns",
                    "a format with columns, as a label or an identifier is needed beside the text",
                    "the format lines, which is that of .txt and of the standard input where nothing is said",
                    "give the format: `format` csv, tsv, jsonl or fasttext");
        }
    }

    @Override
    Document row(String content, long number) {
        return file.document(number, content.stripTrailing(), null, null, null);
    }
}
