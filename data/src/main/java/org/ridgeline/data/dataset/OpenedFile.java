package org.ridgeline.data.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ridgeline.data.dataset.BadRow.Reason;

/**
 * A file or folder that a format reads, as bytes or as characters.
 *
 * @param path where it is; {@link DataFiles#STANDARD_INPUT} for the standard input
 * @param source how it is to be understood
 * @param bad takes rows that cannot be used
 * @param standardInput what that path stands for
 */
record OpenedFile(Path path, DataFiles source, BadRows bad, InputStream standardInput) {

    /** The most characters of a line of JSON, or of a row of a delimited file: the text, escaped, and other fields. */
    static final int MAX_ROW = 4 * DocumentReader.MAX_TEXT;

    static final String NOT_TEXT = "its bytes are not all text in this encoding; name another with `encoding`";

    /** Returns what messages call it. */
    String name() {
        return path.equals(DataFiles.STANDARD_INPUT) ? "standard input" : path.toString();
    }

    /** Returns its bytes, unpacked if they begin as gzip does: names may lie. */
    InputStream bytes() throws IOException {
        InputStream in = path.equals(DataFiles.STANDARD_INPUT) ? standardInput : Files.newInputStream(path);
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        return first == 0x1f && second == 0x8b ? new GzipMembers(buffered) : buffered;
    }

    SourceText text() throws IOException {
        return new SourceText(bytes(), source.charset());
    }

    /** Returns the document of a row: its text, label, split and identifier, null where there is none. */
    Document document(long line, String... row) {
        String label = row[1] == null ? null : row[1].strip();
        String split = row[2] == null ? null : row[2].strip();
        return new Document(name(), line, row[0], label, split, row[3]);
    }

    /** Tells of a row that cannot be used; returns null, which stands for it. */
    Document refuse(long line, Reason reason, String detail) {
        bad.add(new BadRow(name(), line, reason, detail));
        return null;
    }
}
