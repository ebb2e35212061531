package org.ridgeline.pipeline.predict;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.model.device.Workers;

/**
 * Scores rows in batches and writes one prediction for each, in the order of the rows. A batch is bounded in rows and in characters, so
 * that memory is, too. Not thread-safe; the scores are computed by the workers.
 */
public final class Predictions {

    private static final int BATCH_ROWS = 4_096;
    private static final int BATCH_CHARACTERS = 1 << 20;

    private final TextClassifier classifier;
    private final Workers workers;
    private final PredictionFormat format;
    private final boolean places;
    private final boolean ids;
    private final OutputStream out;
    private final String positive;
    private final String negative;
    private final List<Document> rows = new ArrayList<>();
    private long characters;
    private long written;
    private long unknown;
    private boolean begun;
    private String file;
    private String quotedFile;

    /**
     * Begins a stream of predictions.
     *
     * @param places whether each prediction says the file and the line of its row
     * @param ids whether each prediction says what its row is known by
     * @param out stays open
     */
    public Predictions(
            TextClassifier classifier,
            Workers workers,
            PredictionFormat format,
            boolean places,
            boolean ids,
            OutputStream out) {
        this.classifier = classifier;
        this.workers = workers;
        this.format = format;
        this.places = places;
        this.ids = ids;
        this.out = out;
        this.positive = format.quoted(classifier.labels().positive());
        this.negative = format.quoted(classifier.labels().negative());
    }

    /** Takes a row; fails with an {@link UncheckedIOException}, as all methods do, if a batch cannot be written. */
    public void add(Document row) {
        rows.add(row);
        characters += row.text().length() + (ids ? row.id().length() : 0);
        if (rows.size() >= BATCH_ROWS || characters >= BATCH_CHARACTERS) {
            flush();
        }
    }

    /** Scores and writes what has been taken so far; nothing, not even a header, where there is none yet. */
    public void flush() {
        if (!rows.isEmpty()) {
            end();
        }
    }

    /** Scores and writes what is left, and the header if there was no row. */
    public void end() {
        double[] scores = classifier.scores(rows.stream().map(Document::text).toList(), workers);
        StringBuilder text = new StringBuilder(begun ? "" : format.header(places, ids));
        begun = true;
        for (int i = 0; i < scores.length; i++) {
            append(text, rows.get(i), scores[i]);
        }
        written += scores.length;
        rows.clear();
        characters = 0;
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing predictions", e);
        }
    }

    private void append(StringBuilder text, Document row, double score) {
        // The terms are looked for again, but only where the score leaves open whether there are any.
        if (score == classifier.stored().model().bias() && !classifier.knows(row.text())) {
            unknown++;
        }
        if (places && !row.file().equals(file)) {
            file = row.file();
            quotedFile = format.quoted(file);
        }
        format.write(
                text,
                ids ? format.quoted(row.id()) : null,
                quotedFile,
                row.line(),
                score,
                TextClassifier.positive(score) ? positive : negative);
    }

    /** Returns how many predictions have been written. */
    public long written() {
        return written;
    }

    /** Returns how many of them are of texts without a term that the model knows, whose score is the bias. */
    public long unknown() {
        return unknown;
    }
}
