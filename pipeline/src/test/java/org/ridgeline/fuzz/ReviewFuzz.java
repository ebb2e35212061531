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
import org.ridgeline.data.dataset.ReviewColumns;
import org.ridgeline.data.dataset.ReviewFormat;
import org.ridgeline.data.dataset.ReviewReader;
import org.ridgeline.data.dataset.ReviewRow;
import org.ridgeline.data.dataset.ReviewSource;
import org.ridgeline.data.source.DataException;

/** Whatever the bytes, rows are read, left out, or refused with {@link DataException}. */
final class ReviewFuzz {

    private static final JsonMapper JSON = new JsonMapper();

    private ReviewFuzz() {}

    static void csv(byte[] bytes) {
        readBoth(bytes, ReviewFormat.CSV);
    }

    static void jsonLines(byte[] bytes) {
        readBoth(bytes, ReviewFormat.JSONL);
    }

    /** Where a file is read without a fault, leaving faults out changes nothing, and its rows can be written and read again. */
    private static void readBoth(byte[] bytes, ReviewFormat format) {
        List<ReviewRow> lenient = rows(bytes, format, BadRows.skip());
        List<ReviewRow> strict = rows(bytes, format, BadRows.stop());
        if (strict == null) {
            return;
        }
        assertThat(lenient).isEqualTo(strict);
        assertThat(contents(rows(written(strict, format), format, BadRows.stop())))
                .isEqualTo(contents(strict));
    }

    /** Returns the rows, null where they are refused. */
    private static List<ReviewRow> rows(byte[] bytes, ReviewFormat format, BadRows bad) {
        ReviewSource source = new ReviewSource(
                List.of(ReviewSource.STANDARD_INPUT),
                Optional.of(format),
                StandardCharsets.UTF_8,
                true,
                new ReviewColumns("text", Optional.of("label"), Optional.empty(), Optional.empty()));
        List<ReviewRow> rows = new ArrayList<>();
        try (ReviewReader reader = new ReviewReader(source, bad, new ByteArrayInputStream(bytes))) {
            for (ReviewRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return rows;
        } catch (DataException refused) {
            return null;
        } catch (IOException e) {
            throw new AssertionError("closing the standard input", e);
        }
    }

    private static List<List<String>> contents(List<ReviewRow> rows) {
        return rows.stream().map(row -> List.of(row.text(), row.label())).toList();
    }

    private static byte[] written(List<ReviewRow> rows, ReviewFormat format) {
        StringBuilder text = new StringBuilder(format == ReviewFormat.CSV ? "text,label\n" : "");
        for (ReviewRow row : rows) {
            text.append(format == ReviewFormat.CSV ? quoted(row.text()) + "," + quoted(row.label()) : json(row))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String json(ReviewRow row) {
        return JSON.valueToTree(Map.of("text", row.text(), "label", row.label()))
                .toString();
    }
}
