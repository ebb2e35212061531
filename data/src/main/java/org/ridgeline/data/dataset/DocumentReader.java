package org.ridgeline.data.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.ZipException;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/** Reads rows from files, one after the other, in memory that does not grow with their number. Not thread-safe. */
public final class DocumentReader implements AutoCloseable {

    /** The most characters that a text may have: ten times the longest reviews of public corpora, and a bound on memory. */
    public static final int MAX_TEXT = 1 << 20;

    /** The most characters of a line of JSON, or of a row of a delimited file: the text, escaped, and other fields. */
    static final int MAX_LINE = 4 * MAX_TEXT;

    static final String NOT_TEXT = "its bytes are not all text in this encoding; name another with `encoding`";

    private final DataFiles source;
    private final BadRows bad;
    private final InputStream standardInput;
    private final Iterator<Path> files;
    private Path file;
    private RowReader rows;

    /**
     * Begins to read.
     *
     * @param source what to read
     * @param bad takes rows that cannot be used
     * @param standardInput what {@link DataFiles#STANDARD_INPUT} stands for
     * @throws DataException if a file is missing
     */
    public DocumentReader(DataFiles source, BadRows bad, InputStream standardInput) {
        this.source = source;
        this.bad = bad;
        this.standardInput = standardInput;
        this.files = source.resolved().iterator();
    }

    /**
     * Returns the next row; null at the end of the last file.
     *
     * @throws DataException if a file cannot be read, lacks a column, or a row is bad and bad rows are not skipped
     */
    public Document next() {
        try {
            for (; ; ) {
                if (rows == null) {
                    if (!files.hasNext()) {
                        return null;
                    }
                    file = files.next();
                    rows = source.formatOf(file).open(new OpenedFile(file, source, standardInput));
                }
                Document row = rows.next(bad);
                if (row != null) {
                    return row;
                }
                close();
            }
        } catch (EOFException | ZipException e) {
            throw new DataException(
                    file + ": the gzip data are damaged or cut short (" + e.getMessage() + ")",
                    "copy the file again",
                    e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read (" + e + ")", "check its permissions", e);
        }
    }

    /** Returns what is wrong with a text, null where it can be used. */
    static BadRow fault(String file, long line, String text) {
        if (text.length() > MAX_TEXT) {
            return new BadRow(
                    file,
                    line,
                    Reason.LENGTH,
                    "expected a text of at most " + MAX_TEXT + " characters, got " + text.length());
        }
        return text.isBlank() ? new BadRow(file, line, Reason.EMPTY, "expected a text, got none") : null;
    }

    /** Closes the file being read; the standard input stays open. */
    @Override
    public void close() throws IOException {
        if (rows != null) {
            RowReader open = rows;
            rows = null;
            if (!file.equals(DataFiles.STANDARD_INPUT)) {
                open.close();
            }
        }
    }
}
