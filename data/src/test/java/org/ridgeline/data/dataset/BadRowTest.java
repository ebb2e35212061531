package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgeline.data.dataset.ReviewFiles.COLUMNS;
import static org.ridgeline.data.dataset.ReviewFiles.concat;
import static org.ridgeline.data.dataset.ReviewFiles.read;
import static org.ridgeline.data.dataset.ReviewFiles.row;
import static org.ridgeline.data.dataset.ReviewFiles.source;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/** Rows that are left out, or end the reading, and what is told of them. */
class BadRowTest {

    @TempDir
    private Path folder;

    private final BadRows skipped = BadRows.skip();

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
        Path file = ReviewFiles.write(folder, "a.csv", "review,sentiment\n\"a\nb\",1\n" + bad + "\nfine,0\nlast,1\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file + ":4: " + reason)
                .hasMessageContaining(detail)
                .hasMessageContaining("`skip-bad-rows`");
        assertThat(read(source(file, true, StandardCharsets.UTF_8, COLUMNS), skipped))
                .extracting(Document::text)
                .containsExactly("a\nb", "fine", "last");
        assertThat(skipped.counts()).containsOnlyKeys(reason).containsValue(1L);
        assertThat(skipped.first()).singleElement().matches(row -> row.line() == 4);
    }

    @Test
    void linesAfterAQuoteThatIsNeverClosedKeepTheirNumbers() throws IOException {
        Path file = ReviewFiles.write(folder, "a.csv", "review,sentiment\n\n\"open,1\n\na,1\n\"again,0\nb,0\n");
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
                .extracting(Document::text)
                .containsExactly("ok \ufffd", "fine");
        assertThat(skipped.first()).singleElement().matches(bad -> bad.reason() == Reason.ENCODING && bad.line() == 3);
        Path json = Files.write(
                folder.resolve("a.jsonl"), concat(new byte[] {(byte) 0x80}, "{}\n".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> read(json)).hasMessageContaining("a.jsonl:1: invalid encoding");
    }

    /** The quote that opens the second field of the third row, in its second line; with some text behind it or with too much. */
    @ParameterizedTest
    @CsvSource({"3, never closed", "300000, not closed in the next"})
    void anOpenQuoteIsToldByItsLineHoweverMuchFollows(int following, String how) throws IOException {
        Path file = ReviewFiles.write(
                folder,
                "a.csv",
                "review,sentiment\na,1\n\n\"two\nlines\",\"1\n"
                        + "good as gold, and more of it and on,1\n".repeat(following));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.csv:4: unbalanced quote: a quote is opened in line 5 and " + how);
        assertThatThrownBy(() -> read(ReviewFiles.write(folder, "b.csv", "review,\"sentiment\na,1\n")))
                .hasMessageContaining(
                        "b.csv:1: the header cannot be read: a quote is opened in line 1 and never closed");
    }

    @Test
    void whatGoesBeyondABoundInAFieldPassedOverIsToldByItsName() throws IOException {
        String deep = "[".repeat(100) + "]".repeat(100);
        Path file = ReviewFiles.write(
                folder,
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
        Path file = ReviewFiles.write(folder, "a.jsonl", line + "\n{\"review\": \"b\", \"sentiment\": 0}\n");
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
        DataFiles source = new DataFiles(
                List.of(DataFiles.STANDARD_INPUT),
                Format.ofName("a." + kind.split(" ")[0]),
                StandardCharsets.UTF_8,
                true,
                kind.equals("txt") ? Columns.ofText("text") : COLUMNS);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(read(source, skipped, in)).extracting(Document::text).containsExactly("after");
        // The longest row of eight million characters at two bytes each, doubled while it grew, in two buffers.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(150_000_000);
        assertThat(skipped.counts()).containsOnlyKeys(Reason.LENGTH).containsValue(1L);
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
