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

    static final Columns COLUMNS = new Columns("review", Optional.of("sentiment"), Optional.empty(), Optional.empty());

    private ReviewFiles() {}

    static Path write(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    static Document row(Path file, long line, String text, String label) {
        return new Document(file.toString(), line, text, label, null, null);
    }

    static DataFiles source(Path file, boolean header, Charset charset, Columns columns) {
        return new DataFiles(List.of(file), Optional.empty(), charset, header, columns);
    }

    static List<Document> read(Path file) {
        return read(source(file, true, StandardCharsets.UTF_8, COLUMNS), BadRows.stop());
    }

    static List<Document> read(DataFiles source, BadRows bad) {
        return read(source, bad, InputStream.nullInputStream());
    }

    static List<Document> read(DataFiles source, BadRows bad, InputStream in) {
        List<Document> rows = new ArrayList<>();
        try (DocumentReader reader = source.open(bad, in)) {
            for (Document row = reader.next(); row != null; row = reader.next()) {
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
