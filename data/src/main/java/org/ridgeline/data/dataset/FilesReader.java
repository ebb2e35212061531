package org.ridgeline.data.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.ZipException;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/** Reads files one after the other, each by its format. */
final class FilesReader implements DocumentReader {

    private final DataFiles source;
    private final BadRows bad;
    private final InputStream standardInput;
    private final Iterator<Path> files;
    private Path file;
    private DocumentReader rows;

    FilesReader(DataFiles source, BadRows bad, InputStream standardInput) {
        this.source = source;
        this.bad = bad;
        this.standardInput = standardInput;
        this.files = source.files().iterator();
    }

    @Override
    public Document next() {
        try {
            while (rows != null || files.hasNext()) {
                if (rows == null) {
                    file = files.next();
                    rows = source.formatOf(file).open(new OpenedFile(file, source, bad, standardInput));
                }
                Document document = rows.next();
                if (document == null) {
                    close();
                } else if (usable(document)) {
                    return document;
                }
            }
            return null;
        } catch (EOFException | ZipException e) {
            throw new DataException(
                    file + ": the gzip data are damaged or cut short (" + e.getMessage() + ")",
                    "copy the file again",
                    e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read (" + e + ")", "check its permissions", e);
        }
    }

    private boolean usable(Document document) {
        int length = document.text().length();
        if (length <= MAX_TEXT && !document.text().isBlank()) {
            return true;
        }
        bad.add(new BadRow(
                document.file(),
                document.line(),
                length > MAX_TEXT ? Reason.LENGTH : Reason.EMPTY,
                length > MAX_TEXT
                        ? "expected a text of at most " + MAX_TEXT + " characters, got " + length
                        : "expected a text, got none"));
        return false;
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            DocumentReader open = rows;
            rows = null;
            if (!file.equals(DataFiles.STANDARD_INPUT)) {
                open.close();
            }
        }
    }
}
