package org.ridgeline.data.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/**
 * Rows of comma- or tab-separated values (RFC 4180); empty lines are passed over, and so are blanks behind a closing quote. After a row
 * that cannot be read, reading goes on at the line after the one where it begins, so that an open quote costs its line and not the rest
 * of the file: that is why commons-csv, which cannot go back, does not read here.
 */
final class CsvRows implements DocumentReader {

    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;
        private final Reason reason;

        Unreadable(Reason reason, String detail) {
            super(detail, null, false, false);
            this.reason = reason;
        }
    }

    private final OpenedFile file;
    private final char delimiter;
    private final SourceText text;
    private final int width;

    /** Where text, label, split and identifier stand in a row; -1 for one that is not needed. */
    private final int[] columns;

    /** The fields of the row read last, and where it begins. */
    private final List<String> fields = new ArrayList<>();

    private long rowLine;
    private long rowStart;

    /** The next character, and its physical line. */
    private long position;

    private long line = 1;

    CsvRows(OpenedFile file, char delimiter) throws IOException {
        this.file = file;
        this.delimiter = delimiter;
        this.text = file.text();
        List<String> names = file.source().header() ? header() : List.of();
        this.width = names.size();
        this.columns = file.source().columns().all().stream()
                .mapToInt(column -> column.map(name -> column(name, names)).orElse(-1))
                .toArray();
    }

    private List<String> header() throws IOException {
        try {
            if (!read()) {
                throw DataException.unexpected(
                        file.name(),
                        "no header",
                        "a first row with the names of the columns",
                        "an empty file",
                        "check the file");
            }
            requireText();
        } catch (Unreadable e) {
            throw new DataException(
                    file.name() + ":" + rowLine + ": the header cannot be read: " + e.getMessage(),
                    "correct the header",
                    e);
        }
        return fields.stream().map(String::strip).toList();
    }

    private int column(String column, List<String> names) {
        boolean header = file.source().header();
        int first = names.indexOf(column);
        if (first >= 0 && names.lastIndexOf(column) != first) {
            throw DataException.unexpected(
                    file.name(),
                    "two columns are called \"" + column + "\"",
                    "a name that stands once in the header",
                    String.join(", ", names),
                    "give the column's number");
        }
        if (first >= 0) {
            return first;
        }
        boolean number = column.matches("[1-9][0-9]{0,4}");
        if (number && (!header || Integer.parseInt(column) <= names.size())) {
            return Integer.parseInt(column) - 1;
        }
        throw DataException.unexpected(
                file.name(),
                "no column \"" + column + "\"",
                header ? "one of the header's names, or a number up to " + names.size() : "a column's number, from 1",
                header ? String.join(", ", names) : column,
                header
                        ? "name one of these with the option of that column, such as `text` or `label`"
                        : "give the numbers of the columns, such as `text` 1 and `label` 2");
    }

    @Override
    public Document next() throws IOException {
        for (; ; ) {
            try {
                if (!read()) {
                    return null;
                }
                requireWidth();
                requireText();
                String[] row = new String[columns.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = columns[i] < 0 ? null : fields.get(columns[i]);
                }
                return file.document(rowLine, row);
            } catch (Unreadable e) {
                file.refuse(rowLine, e.reason, e.getMessage());
            }
        }
    }

    private void requireWidth() throws Unreadable {
        int needed = 1 + IntStream.of(columns).max().orElse(0);
        if (width > 0 ? fields.size() != width : fields.size() < needed) {
            throw new Unreadable(
                    Reason.COLUMNS,
                    width > 0
                            ? "expected " + width + " as in the header, got " + fields.size()
                            : "expected at least " + needed + ", got " + fields.size());
        }
    }

    /** Reads the fields of the next row; false at the end. Where a row cannot be read, the one after its first line is next. */
    private boolean read() throws IOException, Unreadable {
        fields.clear();
        text.beginRow(position);
        for (int c = text.at(position); c == '\n' || c == '\r'; c = text.at(position)) {
            endLine();
            text.beginRow(position);
        }
        rowStart = position;
        rowLine = line;
        if (text.at(position) < 0) {
            return false;
        }
        try {
            while (readField()) {
                position++;
            }
        } catch (Unreadable e) {
            position = text.afterLine(rowStart);
            line = rowLine + 1;
            throw e;
        }
        return true;
    }

    private void requireText() throws Unreadable {
        if (fields.stream().anyMatch(SourceText::malformed)) {
            throw new Unreadable(Reason.ENCODING, OpenedFile.NOT_TEXT);
        }
    }

    private void endLine() throws IOException {
        position = text.afterLine(position);
        line++;
    }

    /** Reads a field, and the line end behind it; returns whether a delimiter stands there instead. */
    private boolean readField() throws IOException, Unreadable {
        fields.add(text.at(position) == '"' ? quoted() : plain());
        int c = text.at(position);
        if (c >= 0 && c != delimiter) {
            endLine();
        }
        return c == delimiter;
    }

    private String plain() throws IOException, Unreadable {
        long start = position;
        for (int c = text.at(start); c >= 0 && c != delimiter && c != '\n' && c != '\r'; c = advance()) {}
        return text.substring(start, position);
    }

    private int advance() throws IOException, Unreadable {
        if (++position - rowStart > OpenedFile.MAX_ROW) {
            throw tooLong();
        }
        return text.at(position);
    }

    private String quoted() throws IOException, Unreadable {
        long start = ++position;
        long opened = line;
        boolean doubled = false;
        for (int c = text.at(position++); c != '"' || text.at(position) == '"'; c = text.at(position++)) {
            if (c < 0) {
                throw openQuote(opened, "never closed");
            }
            if (position - rowStart > OpenedFile.MAX_ROW) {
                // A long field of one line may well be closed further on.
                throw line == opened
                        ? tooLong()
                        : openQuote(opened, "not closed in the next " + (position - start) + " characters");
            }
            if (c == '"') {
                doubled = true;
                position++;
            } else if (c == '\n' || c == '\r' && text.at(position) != '\n') {
                line++;
            }
        }
        String field = text.substring(start, position - 1);
        int c = text.at(position);
        while (c >= 0 && c != delimiter && c != '\n' && c != '\r') {
            if (!Character.isWhitespace(c)) {
                throw new Unreadable(
                        Reason.QUOTE, "text follows a closing quote; within a quoted field a quote is doubled");
            }
            c = advance();
        }
        return doubled ? field.replace("\"\"", "\"") : field;
    }

    private static Unreadable tooLong() {
        return new Unreadable(Reason.LENGTH, "expected at most " + DocumentReader.MAX_TEXT + " characters, got more");
    }

    private static Unreadable openQuote(long line, String how) {
        return new Unreadable(Reason.QUOTE, "a quote is opened in line " + line + " and " + how);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
