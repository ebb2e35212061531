package org.ridgeline.data.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.review.BadRow.Reason;

class ReviewReaderTest {

    private static final ReviewColumns COLUMNS =
            new ReviewColumns("review", Optional.of("sentiment"), Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    private final BadRows skipped = BadRows.skip();

    @Test
    void readsColumnsByNameWithTheLineWhereEachRowBegins() throws IOException {
        Path file = write(
                "a.csv", "id,sentiment,review\n1, pos ,\"good,\n\nreally \"\"good\"\"\"\n\n\n2,neg,bad\r\n3,pos,fine");
        assertThat(read(file))
                .containsExactly(
                        row(file, 2, "good,\n\nreally \"good\"", "pos"),
                        row(file, 7, "bad", "neg"),
                        row(file, 8, "fine", "pos"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryLineEnd(String end) throws IOException {
        Path file = write("a.tsv", String.join(end, "review\tsentiment", "good \"as it is\"\t1", "bad\t0", ""));
        assertThat(read(file)).containsExactly(row(file, 2, "good \"as it is\"", "1"), row(file, 3, "bad", "0"));
    }

    @Test
    void readsColumnsByNumberWithAndWithoutAHeader() throws IOException {
        Path file = write("a.csv", "pos,good\nneg,bad\n");
        ReviewColumns numbers = new ReviewColumns("2", Optional.of("1"), Optional.empty(), Optional.empty());
        assertThat(read(source(file, false, StandardCharsets.UTF_8, numbers), BadRows.stop()))
                .containsExactly(row(file, 1, "good", "pos"), row(file, 2, "bad", "neg"));
        assertThat(read(source(file, true, StandardCharsets.UTF_8, numbers), BadRows.stop()))
                .containsExactly(row(file, 2, "bad", "neg"));
    }

    @Test
    void readsJsonLinesAndPassesOverOtherFields() throws IOException {
        Path file = write("a.jsonl", """
                {"review": "good \\u00e9", "sentiment": 1, "more": {"review": "no"}}

                {"sentiment": true, "list": [1, {"a": 2}], "review": "bad"}
                """);
        assertThat(read(file)).containsExactly(row(file, 1, "good é", "1"), row(file, 3, "bad", "true"));
    }

    @Test
    void identifiersAreCarriedAsTheyStand() throws IOException {
        ReviewColumns columns = new ReviewColumns("review", Optional.empty(), Optional.empty(), Optional.of("id"));
        Path csv = write("a.csv", "id,review\n 007 ,good\n,bad\n");
        assertThat(read(source(csv, true, StandardCharsets.UTF_8, columns), BadRows.stop()))
                .extracting(ReviewRow::id)
                .containsExactly(" 007 ", "");
        Path json = write("a.jsonl", """
                {"review": "good", "id": 12345678901234567890}
                {"id": " x", "review": "bad"}
                {"review": "none"}
                {"review": "a list", "id": [1]}
                """);
        assertThat(read(source(json, true, StandardCharsets.UTF_8, columns), skipped))
                .extracting(ReviewRow::id)
                .containsExactly("12345678901234567890", " x");
        assertThat(skipped.first()).extracting(BadRow::reason).containsExactly(Reason.COLUMNS, Reason.JSON);
        Path both = write("b.jsonl", "{\"review\": \"good\", \"id\": \" pos\"}\n");
        ReviewColumns same = new ReviewColumns("review", Optional.of("id"), Optional.empty(), Optional.of("id"));
        assertThat(read(source(both, true, StandardCharsets.UTF_8, same), BadRows.stop()))
                .containsExactly(new ReviewRow(both.toString(), 1, "good", "pos", null, " pos"));
    }

    @Test
    void oneTextALineHasNoLabels() throws IOException {
        assertThatThrownBy(() -> read(write("a.txt", "good\n")))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("a.txt: one text a line has no columns")
                .hasMessageContaining("--format csv");
    }

    @Test
    void readsOneTextALineFromStandardInput() {
        InputStream in = new ByteArrayInputStream("good \n\nbad\n".getBytes(StandardCharsets.UTF_8));
        ReviewSource source =
                source(ReviewSource.STANDARD_INPUT, true, StandardCharsets.UTF_8, ReviewColumns.ofText("text"));
        assertThat(read(source, BadRows.stop(), in))
                .containsExactly(
                        new ReviewRow("standard input", 1, "good", null, null, null),
                        new ReviewRow("standard input", 3, "bad", null, null, null));
    }

    @Test
    void readsAFoldersFilesByNameAndWhatGzipPackedUnderAnyName() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.write(in.resolve("b.csv"), gzip("review,sentiment\nb,1\n"));
        byte[] members = concat(gzip("review,sentiment\na,1\n"), gzip("a2,0\n"));
        Files.write(in.resolve("a.csv.gz"), members);
        Files.writeString(in.resolve("readme.md"), "not read");
        assertThat(read(in)).extracting(ReviewRow::text).containsExactly("a", "a2", "b");
    }

    @Test
    void aDamagedGzipFileIsNamed() throws IOException {
        byte[] packed = gzip("review,sentiment\n" + "good,1\n".repeat(1000));
        Path file = Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(packed, packed.length - 12));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("a.csv.gz")
                .hasMessageContaining("cut short");
    }

    /** A later member that is cut or damaged takes rows with it, so it must be told; wherever the file ends. */
    @Test
    void aGzipFileCutAnywhereInItsSecondMemberIsRefused() throws IOException {
        byte[] first = gzip("review,sentiment\na,1\n");
        byte[] both = concat(first, gzip("b,0\n"));
        for (int end = first.length + 1; end < both.length; end++) {
            Path file = Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(both, end));
            assertThatThrownBy(() -> read(file)).as("cut at " + end).isInstanceOf(ReviewException.class);
        }
        assertThat(read(Files.write(folder.resolve("a.csv.gz"), both))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE"})
    void readsEncodingsWithAndWithoutAByteOrderMark(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String text = "review,sentiment\ncaf\u00e9,1\n";
        for (String mark : name.equals("ISO-8859-1") ? List.of("") : List.of("", "\ufeff")) {
            Path file = Files.write(folder.resolve("a.csv"), (mark + text).getBytes(charset));
            assertThat(read(source(file, true, charset, COLUMNS), BadRows.stop()))
                    .containsExactly(row(file, 2, "caf\u00e9", "1"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            good,1,more          | COLUMNS  | expected 2 as in the header, got 3
            good                 | COLUMNS  | expected 2 as in the header, got 1
            "good,1              | QUOTE    | never closed
            "good" bad,1         | QUOTE    | text follows a closing quote
            "",1                 | EMPTY    | expected a text
            """)
    void aBadRowStopsWithFileLineAndReasonOrIsSkippedAndCounted(String bad, Reason reason, String detail)
            throws IOException {
        Path file = write("a.csv", "review,sentiment\n\"a\nb\",1\n" + bad + "\nfine,0\nlast,1\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining(file + ":4: " + reason)
                .hasMessageContaining(detail)
                .hasMessageContaining("--skip-bad-rows");
        assertThat(read(source(file, true, StandardCharsets.UTF_8, COLUMNS), skipped))
                .extracting(ReviewRow::text)
                .containsExactly("a\nb", "fine", "last");
        assertThat(skipped.counts()).containsOnlyKeys(reason).containsValue(1L);
        assertThat(skipped.first()).singleElement().matches(row -> row.line() == 4);
    }

    @Test
    void linesAfterAQuoteThatIsNeverClosedKeepTheirNumbers() throws IOException {
        Path file = write("a.csv", "review,sentiment\n\n\"open,1\n\na,1\n\"again,0\nb,0\n");
        assertThat(read(source(file, true, StandardCharsets.UTF_8, COLUMNS), skipped))
                .containsExactly(row(file, 5, "a", "1"), row(file, 7, "b", "0"));
        assertThat(skipped.first()).extracting(BadRow::line).containsExactly(3L, 6L);
    }

    @Test
    void bytesThatAreNoTextAreABadRowAndTheCharacterThatStandsForThemIsNot() throws IOException {
        byte[] bytes = concat(
                "review,sentiment\nok \ufffd,1\nbroken ".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xff, (byte) 0xc3},
                ",0\nfine,1\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("a.csv"), bytes);
        assertThat(read(source(file, true, StandardCharsets.UTF_8, COLUMNS), skipped))
                .extracting(ReviewRow::text)
                .containsExactly("ok \ufffd", "fine");
        assertThat(skipped.first()).singleElement().matches(bad -> bad.reason() == Reason.ENCODING && bad.line() == 3);
        Path json = Files.write(
                folder.resolve("a.jsonl"), concat(new byte[] {(byte) 0x80}, "{}\n".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> read(json)).hasMessageContaining("a.jsonl:1: invalid encoding");
    }

    @Test
    void bytesThatAreNoTextInTheHeaderAreAnError() throws IOException {
        byte[] header = concat(
                "\nreview,sentiment,caf".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xe9},
                "\ngood,1,x\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("a.csv"), header);
        assertThatThrownBy(() -> read(source(file, true, StandardCharsets.UTF_8, COLUMNS), skipped))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("a.csv:2: the header cannot be read: its bytes are not all text")
                .hasMessageContaining("--encoding");
        assertThat(read(source(file, true, StandardCharsets.ISO_8859_1, COLUMNS), BadRows.stop()))
                .containsExactly(row(file, 3, "good", "1"));
    }

    /** The quote that opens the second field of the third row, in its second line; with some text behind it or with too much. */
    @ParameterizedTest
    @CsvSource({"3, never closed", "300000, not closed in the next"})
    void anOpenQuoteIsToldByItsLineHoweverMuchFollows(int following, String how) throws IOException {
        Path file = write(
                "a.csv",
                "review,sentiment\na,1\n\n\"two\nlines\",\"1\n"
                        + "good as gold, and more of it and on,1\n".repeat(following));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("a.csv:4: unbalanced quote: a quote is opened in line 5 and " + how);
        assertThatThrownBy(() -> read(write("b.csv", "review,\"sentiment\na,1\n")))
                .hasMessageContaining(
                        "b.csv:1: the header cannot be read: a quote is opened in line 1 and never closed");
    }

    @Test
    void whatGoesBeyondABoundInAFieldPassedOverIsToldByItsName() throws IOException {
        String deep = "[".repeat(100) + "]".repeat(100);
        Path file = write(
                "a.jsonl",
                String.join(
                        "\n",
                        "{\"more\": " + deep + ", \"review\": \"a\", \"sentiment\": 1}",
                        "{\"more\": " + "9".repeat(1001) + ", \"review\": \"a\", \"sentiment\": 1}",
                        "{\"review\": \"a\", \"" + "n".repeat(50_001) + "\": 1, \"sentiment\": 1}",
                        "{\"more\": " + deep.substring(1, 199) + ", \"big\": " + "9".repeat(1000)
                                + ", \"review\": \"b\", \"sentiment\": 0}"));
        assertThat(read(source(file, true, StandardCharsets.UTF_8, COLUMNS), skipped))
                .containsExactly(row(file, 4, "b", "0"));
        assertThat(skipped.first())
                .extracting(BadRow::reason)
                .containsExactly(Reason.DEPTH, Reason.LENGTH, Reason.LENGTH);
        assertThat(skipped.first().get(0).toString())
                .startsWith(file + ":1: nested too deep: expected at most 100 levels")
                .contains("in \"more\", column 1");
        assertThat(skipped.first().get(1).toString())
                .contains(":2: too long: expected numbers of at most 1000 digits", "in \"more\", column ");
        assertThat(skipped.first().get(2).toString()).contains(":3: too long: ").doesNotContain(" in \"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"review": "a", "sentiment": 1    | JSON
            {"review": "a", "sentiment": 1} x | JSON
            ["a", 1]                          | JSON
            {"review": {"a": 1}, "sentiment": 1} | JSON
            {"review": "a", "review": "b", "sentiment": 1} | JSON
            {"review": "a", "sentiment": null} | JSON
            {"review": "\\ud83d", "sentiment": 1} | JSON
            {"review": "a", "sentiment": "\\udc00"} | JSON
            {"review": "a"}                   | COLUMNS
            {"review": " ", "sentiment": 1}   | EMPTY
            """)
    void aBadLineOfJsonIsTold(String line, Reason reason) throws IOException {
        Path file = write("a.jsonl", line + "\n{\"review\": \"b\", \"sentiment\": 0}\n");
        assertThat(read(source(file, true, StandardCharsets.UTF_8, COLUMNS), skipped))
                .containsExactly(row(file, 2, "b", "0"));
        assertThat(skipped.first()).singleElement().matches(bad -> bad.reason() == reason && bad.line() == 1);
    }

    /** Fifty megabytes in one field, quoted or not: refused with bounded memory, and the rows after it are read. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "csv quoted", "jsonl", "txt"})
    void aFieldOfFiftyMegabytesIsRefusedInBoundedMemory(String kind) throws IOException {
        String[] around =
                switch (kind) {
                    case "csv" -> new String[] {"review,sentiment\n", ",1\n", "after,1\n"};
                    case "csv quoted" -> new String[] {"review,sentiment\n\"", "\",1\n", "after,1\n"};
                    case "jsonl" ->
                        new String[] {"{\"review\": \"", "\"}\n", "{\"review\": \"after\", \"sentiment\": 1}\n"};
                    default -> new String[] {"", "\n", "after\n"};
                };
        InputStream in = new java.io.SequenceInputStream(java.util.Collections.enumeration(List.of(
                new ByteArrayInputStream(around[0].getBytes(StandardCharsets.UTF_8)),
                new Xs(50_000_000),
                new ByteArrayInputStream((around[1] + around[2]).getBytes(StandardCharsets.UTF_8)))));
        ReviewSource source = new ReviewSource(
                List.of(ReviewSource.STANDARD_INPUT),
                ReviewFormat.ofName("a." + kind.split(" ")[0]),
                StandardCharsets.UTF_8,
                true,
                kind.equals("txt") ? ReviewColumns.ofText("text") : COLUMNS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(read(source, skipped, in)).extracting(ReviewRow::text).containsExactly("after");
        // The longest row of eight million characters at two bytes each, doubled while it grew, in two buffers.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(150_000_000);
        assertThat(skipped.counts()).containsOnlyKeys(Reason.LENGTH).containsValue(1L);
    }

    @Test
    void wrongColumnsAndEmptyFilesAreTold() throws IOException {
        assertThatThrownBy(() -> read(write("a.csv", ""))).hasMessageContaining("no header");
        assertThatThrownBy(() -> read(write("a.csv", "text,sentiment\na,1\n")))
                .hasMessageContaining("no column \"review\"")
                .hasMessageContaining("text, sentiment");
        assertThatThrownBy(() -> read(write("a.csv", "review,review,sentiment\na,b,1\n")))
                .hasMessageContaining("two columns are called \"review\"");
        assertThat(read(write("a.csv", "review,sentiment\n"))).isEmpty();
        assertThatThrownBy(() -> read(folder.resolve("none.csv"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> read(write("a.data", "x"))).hasMessageContaining("--format");
        assertThatThrownBy(() -> read(Files.createDirectory(folder.resolve("empty"))))
                .hasMessageContaining("nothing to read");
    }

    @Test
    void whatAPrinterWroteComesBack() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        String alphabet = "ab \",\n\r\té\u2028\uD83D\uDE00'";
        int[] points = alphabet.codePoints().toArray();
        for (int trial = 0; trial < 200; trial++) {
            List<List<String>> rows = new ArrayList<>();
            StringWriter csv = new StringWriter();
            try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
                printer.printRecord("review", "sentiment");
                for (int i = random.nextInt(8); i >= 0; i--) {
                    StringBuilder text = new StringBuilder("x");
                    for (int k = random.nextInt(12); k > 0; k--) {
                        text.appendCodePoint(points[random.nextInt(points.length)]);
                    }
                    rows.add(List.of(text.toString(), String.valueOf(random.nextInt(2))));
                    printer.printRecord(rows.get(rows.size() - 1));
                }
            }
            Path file = write("a.csv", csv.toString());
            assertThat(read(file).stream()
                            .map(row -> List.of(row.text(), row.label()))
                            .toList())
                    .as(csv.toString())
                    .isEqualTo(rows);
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static ReviewRow row(Path file, long line, String text, String label) {
        return new ReviewRow(file.toString(), line, text, label, null, null);
    }

    private static ReviewSource source(Path file, boolean header, Charset charset, ReviewColumns columns) {
        return new ReviewSource(List.of(file), Optional.empty(), charset, header, columns);
    }

    private static List<ReviewRow> read(Path file) {
        return read(source(file, true, StandardCharsets.UTF_8, COLUMNS), BadRows.stop());
    }

    private static List<ReviewRow> read(ReviewSource source, BadRows bad) {
        return read(source, bad, InputStream.nullInputStream());
    }

    private static List<ReviewRow> read(ReviewSource source, BadRows bad, InputStream in) {
        List<ReviewRow> rows = new ArrayList<>();
        try (ReviewReader reader = new ReviewReader(source, bad, in)) {
            for (ReviewRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }

    /** So many x. */
    private static final class Xs extends InputStream {

        private int left;

        Xs(int count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(left, length);
            Arrays.fill(target, offset, offset + Math.max(0, count), (byte) 'x');
            left -= Math.max(0, count);
            return count > 0 ? count : -1;
        }
    }
}
