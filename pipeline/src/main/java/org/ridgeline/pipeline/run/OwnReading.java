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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.BadRow;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.DocumentReader;
import org.ridgeline.data.dataset.DuplicateTexts;
import org.ridgeline.data.dataset.FileHashes;
import org.ridgeline.data.dataset.LabelFault;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.dataset.LabelMapping.Meaning;
import org.ridgeline.data.dataset.RawLabels;
import org.ridgeline.data.dataset.RepeatedTexts;
import org.ridgeline.data.dataset.RowPlaces;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.Collected;
import org.ridgeline.data.features.TokenizeException;
import org.ridgeline.data.features.Vectorizer;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.experiment.OwnData;
import org.ridgeline.pipeline.experiment.OwnData.DataFile;

/** Reads the user's own data once, while other threads count the terms; no text is kept. */
final class OwnReading {

    private final OwnData data;
    private final BadRows bad;
    private final RawLabels labels = new RawLabels();
    private final RowPlaces places = new RowPlaces();
    private final DuplicateTexts texts = new DuplicateTexts();
    private final RowDigest digest = new RowDigest();
    private final BitSet test = new BitSet();
    private final BitSet out = new BitSet();

    private OwnReading(OwnData data, BadRows bad) {
        this.data = data;
        this.bad = bad;
    }

    /**
     * Returns the documents.
     *
     * @param standardInput what the path {@code -} stands for
     * @param threads that count
     * @throws DataException if a file cannot be read, has not the stated bytes, a label is not understood, or nothing is left to train on
     */
    static OwnDocuments read(OwnData data, TokenSettings tokens, Supplier<InputStream> standardInput, int threads) {
        return new OwnReading(data, data.skipsBadRows() ? BadRows.skip() : BadRows.stop())
                .read(tokens, standardInput, threads);
    }

    /** Reads the files again and returns the documents of a few rows, ascending. */
    private List<Document> documents(int[] rows, Supplier<InputStream> standardInput) {
        BitSet wanted = new BitSet();
        IntStream.of(rows).forEach(wanted::set);
        List<Document> found = new ArrayList<>(rows.length);
        Stream.concat(Stream.of(data.data()), data.testData().stream())
                .forEach(source -> each(
                        source,
                        row -> {
                            if (wanted.get(places.rows())) {
                                found.add(row);
                            }
                            places.add(row);
                        },
                        standardInput));
        return List.copyOf(found);
    }

    private OwnDocuments read(TokenSettings tokens, Supplier<InputStream> standardInput, int threads) {
        FileHashes hashes = new FileHashes(data.data().files());
        data.testData().ifPresent(source -> hashes.add(source.files()));
        Collected collected;
        int apart;
        try (Vectorizer vectorizer = new Vectorizer(tokens, threads)) {
            try {
                read(data.data(), vectorizer, standardInput);
                apart = places.rows();
                if (data.testData().isPresent()) {
                    read(data.testData().get(), vectorizer, standardInput);
                    test.set(apart, places.rows());
                }
                collected = vectorizer.finish();
            } catch (TokenizeException e) {
                throw new DataException(places.of(e.row()) + ": " + e.getMessage(), e);
            }
        }
        LabelMapping mapping = data.mapping().orElseGet(() -> LabelMapping.infer(labels.counts()));
        BitSet positive = classes(mapping);
        hold(positive, apart);
        OwnDocuments.Parts parts = parts(positive);
        requireStated(hashes);
        return new OwnDocuments(
                collected,
                mapping,
                data.mapping().isEmpty(),
                labels.counts(),
                parts,
                hashes.byName(),
                hashes.sha256().map(hash -> new StageFingerprint("files", Fingerprint.ofBytes(hash))),
                digest.of(places.rows(), positive, test, out),
                RepeatedTexts.ofTraining(texts.find(positive, test, out), places),
                bad,
                rows -> new OwnReading(data, BadRows.skip()).documents(rows, standardInput));
    }

    private void requireStated(FileHashes hashes) {
        for (DataFile file : data.all()) {
            String got = file.sha256() == null
                    ? null
                    : hashes.of(Path.of(file.path())).orElse("of a folder of files");
            if (file.sha256() != null && !file.sha256().equals(got)) {
                throw DataException.unexpected(
                        file.path(),
                        "not the stated bytes",
                        "SHA-256 " + file.sha256(),
                        "SHA-256 " + got,
                        file.url() == null ? "use the right file" : "get it from " + file.url());
            }
        }
    }

    private void read(DataFiles source, Vectorizer vectorizer, Supplier<InputStream> standardInput) {
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

    private void each(DataFiles source, Consumer<Document> taken, Supplier<InputStream> standardInput) {
        boolean piped = source.paths().contains(DataFiles.STANDARD_INPUT);
        try (InputStream input = piped ? standardInput.get() : InputStream.nullInputStream();
                DocumentReader reader = source.open(bad, input)) {
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
        Optional<BadRow> fault = LabelFault.of(row, data.mapping());
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
        data.splitting().test(classes, taking.length).stream().forEach(i -> test.set(taking[i]));
    }

    private OwnDocuments.Parts parts(BitSet positive) {
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
        return new OwnDocuments.Parts(train, held, positive, out.cardinality());
    }
}
