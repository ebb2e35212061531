package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgeline.data.dataset.ReviewFiles.COLUMNS;
import static org.ridgeline.data.dataset.ReviewFiles.concat;
import static org.ridgeline.data.dataset.ReviewFiles.gzip;
import static org.ridgeline.data.dataset.ReviewFiles.read;
import static org.ridgeline.data.dataset.ReviewFiles.row;
import static org.ridgeline.data.dataset.ReviewFiles.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.dataset.BadRow.Reason;

/** What is read of right files; {@link BadRowTest} and {@link BadReviewFileTest} have the others. */
class DocumentReaderTest {

    @TempDir
    private Path folder;

    private final BadRows skipped = BadRows.skip();

    @Test
    void readsColumnsByNameWithTheLineWhereEachRowBegins() throws IOException {
        Path file = ReviewFiles.write(
                folder,
                "a.csv",
                "id,sentiment,review\n1, pos ,\"good,\n\nreally \"\"good\"\"\"\n\n\n2,neg,bad\r\n3,pos,fine");
        assertThat(read(file))
                .containsExactly(
                        row(file, 2, "good,\n\nreally \"good\"", "pos"),
                        row(file, 7, "bad", "neg"),
                        row(file, 8, "fine", "pos"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryLineEnd(String end) throws IOException {
        Path file = ReviewFiles.write(
                folder, "a.tsv", String.join(end, "review\tsentiment", "good \"as it is\"\t1", "bad\t0", ""));
        assertThat(read(file)).containsExactly(row(file, 2, "good \"as it is\"", "1"), row(file, 3, "bad", "0"));
    }

    @Test
    void readsColumnsByNumberWithAndWithoutAHeader() throws IOException {
        Path file = ReviewFiles.write(folder, "a.csv", "pos,good\nneg,bad\n");
        Columns numbers = new Columns("2", Optional.of("1"), Optional.empty(), Optional.empty());
        assertThat(read(source(file, false, StandardCharsets.UTF_8, numbers), BadRows.stop()))
                .containsExactly(row(file, 1, "good", "pos"), row(file, 2, "bad", "neg"));
        assertThat(read(source(file, true, StandardCharsets.UTF_8, numbers), BadRows.stop()))
                .containsExactly(row(file, 2, "bad", "neg"));
    }

    @Test
    void readsJsonLinesAndPassesOverOtherFields() throws IOException {
        Path file = ReviewFiles.write(folder, "a.jsonl", """
                {"review": "good \\u00e9", "sentiment": 1, "more": {"review": "no"}}

                {"sentiment": true, "list": [1, {"a": 2}], "review": "bad"}
                """);
        assertThat(read(file)).containsExactly(row(file, 1, "good é", "1"), row(file, 3, "bad", "true"));
    }

    @Test
    void identifiersAreCarriedAsTheyStand() throws IOException {
        Columns columns = new Columns("review", Optional.empty(), Optional.empty(), Optional.of("id"));
        Path csv = ReviewFiles.write(folder, "a.csv", "id,review\n 007 ,good\n,bad\n");
        assertThat(read(source(csv, true, StandardCharsets.UTF_8, columns), BadRows.stop()))
                .extracting(Document::id)
                .containsExactly(" 007 ", "");
        Path json = ReviewFiles.write(folder, "a.jsonl", """
                {"review": "good", "id": 12345678901234567890}
                {"id": " x", "review": "bad"}
                {"review": "none"}
                {"review": "a list", "id": [1]}
                """);
        assertThat(read(source(json, true, StandardCharsets.UTF_8, columns), skipped))
                .extracting(Document::id)
                .containsExactly("12345678901234567890", " x");
        assertThat(skipped.first()).extracting(BadRow::reason).containsExactly(Reason.COLUMNS, Reason.JSON);
        Path both = ReviewFiles.write(folder, "b.jsonl", "{\"review\": \"good\", \"id\": \" pos\"}\n");
        Columns same = new Columns("review", Optional.of("id"), Optional.empty(), Optional.of("id"));
        assertThat(read(source(both, true, StandardCharsets.UTF_8, same), BadRows.stop()))
                .containsExactly(new Document(both.toString(), 1, "good", "pos", null, " pos"));
    }

    @Test
    void readsOneTextALineFromStandardInput() {
        InputStream in = new ByteArrayInputStream("good \n\nbad\n".getBytes(StandardCharsets.UTF_8));
        DataFiles source = source(DataFiles.STANDARD_INPUT, true, StandardCharsets.UTF_8, Columns.ofText("text"));
        assertThat(read(source, BadRows.stop(), in))
                .containsExactly(
                        new Document("standard input", 1, "good", null, null, null),
                        new Document("standard input", 3, "bad", null, null, null));
    }

    @Test
    void readsAFoldersFilesByNameAndWhatGzipPackedUnderAnyName() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.write(in.resolve("b.csv"), gzip("review,sentiment\nb,1\n"));
        byte[] members = concat(gzip("review,sentiment\na,1\n"), gzip("a2,0\n"));
        Files.write(in.resolve("a.csv.gz"), members);
        Files.writeString(in.resolve("readme.md"), "not read");
        assertThat(read(in)).extracting(Document::text).containsExactly("a", "a2", "b");
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
            Path file = ReviewFiles.write(folder, "a.csv", csv.toString());
            assertThat(read(file).stream()
                            .map(row -> List.of(row.text(), row.label()))
                            .toList())
                    .as(csv.toString())
                    .isEqualTo(rows);
        }
    }
}
