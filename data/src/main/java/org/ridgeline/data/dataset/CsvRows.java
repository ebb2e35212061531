package org.ridgeline.data.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/**
 * Rows of comma- or tab-separated values, read by commons-csv. Where a row cannot be read, reading begins anew at the physical line
 * after the one where the row begins, so that an open quote costs its line and not the rest of the file.
 */
final class CsvRows implements RowReader {

    private final String file;
    private final RetainedText text;
    private final CSVFormat format;
    private final int width;
    private final int textColumn;
    private final int labelColumn;
    private final int splitColumn;
    private final int idColumn;
    private CSVParser parser;

    /** Physical lines before those that the parser has read. */
    private long linesBefore;

    /** Where the last row that was read begins, or blank lines before it, and how many physical lines stand before that. */
    private long lastStart;

    private long linesBeforeLast;

    /** Physical lines up to the end of the last row that was read. */
    private long lines;

    /** Opens a file of comma-separated values. */
    static CsvRows csv(OpenedFile file) throws IOException {
        return new CsvRows(file, CSVFormat.RFC4180);
    }

    /** Opens a file of tab-separated values. */
    static CsvRows tsv(OpenedFile file) throws IOException {
        return new CsvRows(file, CSVFormat.TDF);
    }

    private CsvRows(OpenedFile opened, CSVFormat dialect) throws IOException {
        boolean header = opened.source().header();
        Columns columns = opened.source().columns();
        this.file = opened.name();
        this.text = opened.text();
        this.format = dialect.builder()
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(false)
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .get();
        this.parser = parser(0);
        List<String> names = header ? header() : List.of();
        this.width = names.size();
        this.textColumn = column(columns.text(), names, header);
        this.labelColumn = column(columns.label(), names, header);
        this.splitColumn = column(columns.split(), names, header);
        this.idColumn = column(columns.id(), names, header);
    }

    private CSVParser parser(long characterOffset) throws IOException {
        return CSVParser.builder()
                .setReader(text)
                .setFormat(format)
                .setCharacterOffset(characterOffset)
                .get();
    }

    private List<String> header() throws IOException {
        CSVRecord record;
        try {
            record = nextRecord();
        } catch (CSVException | RetainedText.RowTooLong e) {
            long blank = blankLines(0);
            throw new DataException(
                    file + ":" + (blank + 1) + ": the header cannot be read: "
                            + fault(e, 0, 1).detail(),
                    "correct the header",
                    e);
        }
        if (record == null) {
            throw DataException.unexpected(
                    file, "no header", "a first row with the names of the columns", "an empty file", "check the file");
        }
        if (notText()) {
            throw new DataException(
                    file + ":" + (1 + blankLines(0)) + ": the header cannot be read: " + DocumentReader.NOT_TEXT);
        }
        List<String> names = new ArrayList<>();
        record.forEach(name -> names.add(name.strip()));
        return names;
    }

    private int column(Optional<String> column, List<String> names, boolean header) {
        return column.map(name -> column(name, names, header)).orElse(-1);
    }

    private int column(String column, List<String> names, boolean header) {
        int first = names.indexOf(column);
        if (first >= 0 && names.lastIndexOf(column) != first) {
            throw DataException.unexpected(
                    file,
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
                file,
                "no column \"" + column + "\"",
                header ? "one of the header's names, or a number up to " + names.size() : "a column's number, from 1",
                header ? String.join(", ", names) : column,
                "name one of these with the option of that column, such as `text` or `label`");
    }

    @Override
    public Document next(BadRows bad) throws IOException {
        for (; ; ) {
            CSVRecord record;
            try {
                record = nextRecord();
            } catch (CSVException | RetainedText.RowTooLong e) {
                bad.add(failed(e));
                continue;
            }
            if (record == null) {
                return null;
            }
            long line = linesBeforeLast + 1 + blankLines(lastStart);
            BadRow fault = fault(record, line);
            if (fault == null) {
                return new Document(
                        file,
                        line,
                        record.get(textColumn),
                        labelColumn < 0 ? null : record.get(labelColumn).strip(),
                        splitColumn < 0 ? null : record.get(splitColumn).strip(),
                        idColumn < 0 ? null : record.get(idColumn));
            }
            bad.add(fault);
        }
    }

    /** Returns the next record, and notes where it stands; null at the end. */
    private CSVRecord nextRecord() throws IOException {
        CSVRecord record;
        try {
            Iterator<CSVRecord> records = parser.iterator();
            record = records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (record != null) {
            lastStart = record.getCharacterPosition();
            linesBeforeLast = lines;
            lines = linesBefore + parser.getCurrentLineNumber();
            text.beginRow(lastStart);
        }
        return record;
    }

    private BadRow fault(CSVRecord record, long line) throws IOException {
        int needed = Math.max(Math.max(textColumn, idColumn), Math.max(labelColumn, splitColumn)) + 1;
        if (width > 0 && record.size() != width || record.size() < needed) {
            return new BadRow(
                    file,
                    line,
                    Reason.COLUMNS,
                    width > 0
                            ? "expected " + width + " as in the header, got " + record.size()
                            : "expected at least " + needed + ", got " + record.size());
        }
        if (notText()) {
            return new BadRow(file, line, Reason.ENCODING, DocumentReader.NOT_TEXT);
        }
        return DocumentReader.fault(file, line, record.get(textColumn));
    }

    /** Says whether bytes of the last row that was read are no text. */
    private boolean notText() throws IOException {
        return text.anyMalformed() && text.malformedIn(lastStart, skipLines(lastStart, lines - linesBeforeLast));
    }

    /** Finds the row that could not be read, behind the last one that could, and goes on after its first line. */
    private BadRow failed(IOException e) throws IOException {
        long start = skipLines(lastStart, lines - linesBeforeLast);
        long blank = blankLines(start);
        long line = lines + blank + 1;
        BadRow fault = fault(e, start, lines + 1);
        long next = skipLines(start, blank + 1);
        text.malformedIn(start, next);
        text.rewind(next);
        parser = parser(next);
        linesBefore = line;
        lines = line;
        linesBeforeLast = line;
        lastStart = next;
        return fault;
    }

    private long skipLines(long position, long count) throws IOException {
        long place = position;
        for (long left = count; left > 0; left--) {
            place = text.afterLine(place);
        }
        return place;
    }

    /** Returns how many empty lines stand at a position: the parser passes over them without a word. */
    private long blankLines(long position) throws IOException {
        long blank = 0;
        for (long place = position; ; blank++) {
            int c = text.at(place);
            if (c != '\n' && c != '\r') {
                return blank;
            }
            place += c == '\r' && text.at(place + 1) == '\n' ? 2 : 1;
        }
    }

    /** Returns what is wrong with the row behind a position, whose line number is given. */
    private BadRow fault(IOException e, long start, long firstLine) throws IOException {
        long line = firstLine + blankLines(start);
        long end = text.reached();
        boolean tooLong = e instanceof RetainedText.RowTooLong;
        if (!tooLong && !e.getMessage().startsWith("(startline")) {
            return new BadRow(
                    file, line, Reason.QUOTE, "text follows a closing quote; within a quoted field a quote is doubled");
        }
        OpenQuote quote =
                OpenQuote.find(text, start, end, format.getDelimiterString().charAt(0));
        if (tooLong && (quote == null || !quote.swallowsLines())) {
            return new BadRow(
                    file, line, Reason.LENGTH, "expected at most " + DocumentReader.MAX_TEXT + " characters, got more");
        }
        return new BadRow(
                file,
                line,
                Reason.QUOTE,
                String.format(
                        Locale.ROOT,
                        "a quote is opened in line %d and %s",
                        quote == null ? line : firstLine + quote.linesBefore(),
                        tooLong
                                ? "not closed in the next " + quote.charactersTo(end) + " characters"
                                : "never closed"));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
