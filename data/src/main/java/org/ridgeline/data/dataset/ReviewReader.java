package org.ridgeline.data.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.ZipException;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/** Reads rows from files, one after the other, in memory that does not grow with their number. Not thread-safe. */
public final class ReviewReader implements AutoCloseable {

    /** The most characters that a text may have: ten times the longest reviews of public corpora, and a bound on memory. */
    public static final int MAX_TEXT = 1 << 20;

    /** The most characters of a line of JSON, or of a row of a delimited file: the text, escaped, and other fields. */
    static final int MAX_LINE = 4 * MAX_TEXT;

    static final String NOT_TEXT = "its bytes are not all text in this encoding; name another with --encoding";

    private final ReviewSource source;
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
     * @param standardInput what {@link ReviewSource#STANDARD_INPUT} stands for
     * @throws DataException if a file is missing
     */
    public ReviewReader(ReviewSource source, BadRows bad, InputStream standardInput) {
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
    public ReviewRow next() {
        try {
            for (; ; ) {
                if (rows == null) {
                    if (!files.hasNext()) {
                        return null;
                    }
                    file = files.next();
                    rows = open(file);
                }
                ReviewRow row = rows.next(bad);
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

    private RowReader open(Path place) throws IOException {
        String name = place.equals(ReviewSource.STANDARD_INPUT) ? "standard input" : place.toString();
        ReviewFormat format = source.formatOf(place);
        InputStream in = place.equals(ReviewSource.STANDARD_INPUT) ? standardInput : Files.newInputStream(place);
        RetainedText text = new RetainedText(new DecodedText(plain(in), source.charset()), 2 * MAX_LINE);
        return switch (format) {
            case CSV, TSV -> new CsvRows(name, text, format, source.header(), source.columns());
            case JSONL -> new JsonRows(name, text, source.columns());
            case LINES -> new PlainRows(name, texts(name, text));
        };
    }

    /** Returns the characters of a file of texts alone. */
    private RetainedText texts(String name, RetainedText text) {
        if (!source.columns().onlyText()) {
            throw DataException.unexpected(
                    name,
                    "one text a line has no columns",
                    "a format with columns, as a label or an identifier is needed beside the text",
                    "the format lines, which is that of .txt and of the standard input where nothing is said",
                    "give the format: --format csv, tsv or jsonl");
        }
        return text;
    }

    /** Returns the stream, unpacked if it begins as gzip does: names may lie. */
    private static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        return first == 0x1f && second == 0x8b ? new GzipMembers(buffered) : buffered;
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
            if (!file.equals(ReviewSource.STANDARD_INPUT)) {
                open.close();
            }
        }
    }
}
