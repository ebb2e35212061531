package org.ridgeline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.Columns;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.DocumentReader;
import org.ridgeline.data.dataset.Format;
import org.ridgeline.data.source.DataException;

/** Whatever the bytes, rows are read, left out, or refused with {@link DataException}. */
final class ReviewFuzz {

    private static final JsonMapper JSON = new JsonMapper();

    private ReviewFuzz() {}

    static void csv(byte[] bytes) {
        readBoth(bytes, Format.CSV);
    }

    static void jsonLines(byte[] bytes) {
        readBoth(bytes, Format.JSONL);
    }

    /** Where a file is read without a fault, leaving faults out changes nothing, and its rows can be written and read again. */
    private static void readBoth(byte[] bytes, Format format) {
        List<Document> lenient = rows(bytes, format, BadRows.skip());
        List<Document> strict = rows(bytes, format, BadRows.stop());
        if (strict == null) {
            return;
        }
        assertThat(lenient).isEqualTo(strict);
        assertThat(contents(rows(written(strict, format), format, BadRows.stop())))
                .isEqualTo(contents(strict));
    }

    /** Returns the rows, null where they are refused. */
    private static List<Document> rows(byte[] bytes, Format format, BadRows bad) {
        DataFiles source = new DataFiles(
                List.of(DataFiles.STANDARD_INPUT),
                Optional.of(format),
                StandardCharsets.UTF_8,
                true,
                new Columns("text", Optional.of("label"), Optional.empty(), Optional.empty()));
        List<Document> rows = new ArrayList<>();
        try (DocumentReader reader = source.open(bad, new ByteArrayInputStream(bytes))) {
            for (Document row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return rows;
        } catch (DataException refused) {
            return null;
        } catch (IOException e) {
            throw new AssertionError("closing the standard input", e);
        }
    }

    private static List<List<String>> contents(List<Document> rows) {
        return rows.stream().map(row -> List.of(row.text(), row.label())).toList();
    }

    private static byte[] written(List<Document> rows, Format format) {
        StringBuilder text = new StringBuilder(format == Format.CSV ? "text,label\n" : "");
        for (Document row : rows) {
            text.append(format == Format.CSV ? quoted(row.text()) + "," + quoted(row.label()) : json(row))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String json(Document row) {
        return JSON.valueToTree(Map.of("text", row.text(), "label", row.label()))
                .toString();
    }
}
