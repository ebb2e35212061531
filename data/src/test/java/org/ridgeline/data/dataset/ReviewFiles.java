package org.ridgeline.data.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Writes files of reviews, and reads them. */
final class ReviewFiles {

    static final ReviewColumns COLUMNS =
            new ReviewColumns("review", Optional.of("sentiment"), Optional.empty(), Optional.empty());

    private ReviewFiles() {}

    static Path write(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    static ReviewRow row(Path file, long line, String text, String label) {
        return new ReviewRow(file.toString(), line, text, label, null, null);
    }

    static ReviewSource source(Path file, boolean header, Charset charset, ReviewColumns columns) {
        return new ReviewSource(List.of(file), Optional.empty(), charset, header, columns);
    }

    static List<ReviewRow> read(Path file) {
        return read(source(file, true, StandardCharsets.UTF_8, COLUMNS), BadRows.stop());
    }

    static List<ReviewRow> read(ReviewSource source, BadRows bad) {
        return read(source, bad, InputStream.nullInputStream());
    }

    static List<ReviewRow> read(ReviewSource source, BadRows bad, InputStream in) {
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

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }
}
