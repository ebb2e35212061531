package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.BadRow;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.DocumentReader;
import org.ridgeline.data.dataset.DuplicateTexts;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.dataset.LabelMapping.Meaning;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.Collected;
import org.ridgeline.data.features.TokenizeException;
import org.ridgeline.data.features.Vectorizer;
import org.ridgeline.data.source.DataException;

/** Reads a user's files once, while other threads count what they hold. */
public final class ReviewReading {

    private final ReviewSettings settings;
    private final BadRows bad;
    private final RawLabels labels = new RawLabels();
    private final RowPlaces places = new RowPlaces();
    private final DuplicateTexts texts = new DuplicateTexts();
    private final RowDigest digest = new RowDigest();
    private final BitSet test = new BitSet();
    private final BitSet out = new BitSet();

    private ReviewReading(ReviewSettings settings, BadRows bad) {
        this.settings = settings;
        this.bad = bad;
    }

    /**
     * Returns the reviews.
     *
     * @param bad takes rows that cannot be used
     * @param standardInput what the path {@code -} stands for
     * @param threads that count
     * @throws DataException if a file cannot be read, a label is not understood, or nothing is left to train on
     */
    public static Reviews read(ReviewSettings settings, BadRows bad, InputStream standardInput, int threads) {
        return new ReviewReading(settings, bad).read(standardInput, threads);
    }

    /**
     * Reads the files again and returns the documents of a few rows, ascending, as texts are not kept.
     *
     * @throws DataException if a file cannot be read
     */
    public static List<Document> again(ReviewSettings settings, int[] rows) {
        return new ReviewReading(settings, BadRows.skip()).documents(rows);
    }

    private List<Document> documents(int[] rows) {
        BitSet wanted = new BitSet();
        IntStream.of(rows).forEach(wanted::set);
        List<Document> found = new ArrayList<>(rows.length);
        Stream.concat(Stream.of(settings.data()), settings.test().stream())
                .forEach(source -> each(
                        source,
                        row -> {
                            if (wanted.get(places.rows())) {
                                found.add(row);
                            }
                            places.add(row);
                        },
                        InputStream.nullInputStream()));
        return List.copyOf(found);
    }

    private Reviews read(InputStream standardInput, int threads) {
        FileHashes hashes = new FileHashes(settings.data().files());
        settings.test().ifPresent(source -> hashes.add(source.files()));
        Collected collected;
        int apart;
        try (Vectorizer vectorizer = new Vectorizer(settings.tokens(), threads)) {
            try {
                read(settings.data(), vectorizer, standardInput);
                apart = places.rows();
                if (settings.test().isPresent()) {
                    read(settings.test().get(), vectorizer, standardInput);
                    test.set(apart, places.rows());
                }
                collected = vectorizer.finish();
            } catch (TokenizeException e) {
                throw new DataException(places.of(e.row()) + ": " + e.getMessage(), e);
            }
        }
        LabelMapping mapping = settings.labels().orElseGet(() -> LabelMapping.infer(labels.counts()));
        BitSet positive = classes(mapping);
        hold(positive, apart);
        Reviews.Parts parts = parts(positive);
        return new Reviews(
                collected,
                mapping,
                settings.labels().isEmpty(),
                labels.counts(),
                parts,
                hashes.byName(),
                hashes.fingerprint(),
                digest.of(places.rows(), positive, test, out),
                RepeatedTexts.ofTraining(texts.find(positive, test, out), places));
    }

    private void read(DataFiles source, Vectorizer vectorizer, InputStream standardInput) {
        each(
                source,
                row -> {
                    vectorizer.add(row.text());
                    labels.add(row.label());
                    texts.add(row.text());
                    digest.add(row.text());
                    places.add(row);
                },
                standardInput);
    }

    private void each(DataFiles source, Consumer<Document> taken, InputStream standardInput) {
        try (DocumentReader reader = source.open(bad, standardInput)) {
            for (Document row = reader.next(); row != null; row = reader.next()) {
                if (takes(row)) {
                    taken.accept(row);
                }
            }
        } catch (IOException e) {
            throw new DataException("the file just read cannot be closed: " + e, e);
        }
    }

    /** Notes the row's part, and says whether its label and its split are understood. */
    private boolean takes(Document row) {
        Optional<BadRow> fault = LabelFault.of(row, settings.labels());
        if (fault.isPresent()) {
            bad.add(fault.get());
            return false;
        }
        if (row.split() == null) {
            return true;
        }
        try {
            Optional<Split> split = Split.of(row.split());
            test.set(places.rows(), split.equals(Optional.of(Split.TEST)));
            out.set(places.rows(), split.isEmpty() || split.get() == Split.DEV);
            return true;
        } catch (IllegalArgumentException e) {
            bad.add(new BadRow(row.file(), row.line(), BadRow.Reason.LABEL, LabelFault.shortened(e.getMessage())));
            return false;
        }
    }

    private BitSet classes(LabelMapping mapping) {
        String[] names = labels.labels();
        Meaning[] meanings = new Meaning[names.length];
        for (int i = 0; i < names.length; i++) {
            meanings[i] = mapping.of(names[i]);
        }
        BitSet positive = new BitSet(places.rows());
        for (int row = 0; row < places.rows(); row++) {
            Meaning meaning = meanings[labels.of(row)];
            positive.set(row, meaning == Meaning.POSITIVE);
            if (meaning == Meaning.OUT) {
                out.set(row);
            }
        }
        return positive;
    }

    /** Holds back rows of the data that take part, as the splitting says: it sees those alone, so others do not change its choice. */
    private void hold(BitSet positive, int apart) {
        int[] taking = IntStream.range(0, apart).filter(row -> !out.get(row)).toArray();
        BitSet classes = new BitSet(taking.length);
        for (int i = 0; i < taking.length; i++) {
            classes.set(i, positive.get(taking[i]));
        }
        settings.splitting().test(classes, taking.length).stream().forEach(i -> test.set(taking[i]));
    }

    private Reviews.Parts parts(BitSet positive) {
        int[] train = IntStream.range(0, places.rows())
                .filter(row -> !out.get(row) && !test.get(row))
                .toArray();
        int[] held = IntStream.range(0, places.rows())
                .filter(row -> !out.get(row) && test.get(row))
                .toArray();
        long positives = IntStream.of(train).filter(positive::get).count();
        if (positives == 0 || positives == train.length) {
            throw new DataException(
                    String.format(
                            Locale.ROOT,
                            "nothing to learn from: of %,d rows to train on, %,d are positive%n  expected: some of each class",
                            train.length,
                            positives),
                    "check the labels and the split");
        }
        return new Reviews.Parts(train, held, positive, out.cardinality());
    }

    /** Returns the paths that are read, for messages. */
    static String names(Iterable<Path> files) {
        StringBuilder names = new StringBuilder();
        files.forEach(file -> names.append(names.isEmpty() ? "" : ", ").append(file.getFileName()));
        return names.toString();
    }
}
