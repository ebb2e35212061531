package org.ridgeline.pipeline.predict;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ridgeline.data.dataset.BadRow;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.DataFiles;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.DocumentReader;
import org.ridgeline.data.dataset.DuplicateTexts;
import org.ridgeline.data.dataset.DuplicateTexts.Found;
import org.ridgeline.data.dataset.LabelFault;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.dataset.LabelMapping.Meaning;
import org.ridgeline.data.dataset.RawLabels;
import org.ridgeline.data.dataset.RepeatedTexts;
import org.ridgeline.data.dataset.RowPlaces;
import org.ridgeline.data.dataset.SeenTexts;
import org.ridgeline.data.source.DataException;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.predict.Evaluated.Told;

/** Scores labelled texts with a model as they are read, and measures the scores; thirty bytes a text are kept. */
public final class Evaluation {

    /** Texts that are scored at a time. */
    private static final int BATCH = 4096;

    private final TextClassifier classifier;
    private final Workers workers;
    private final Told told;
    private final RowPlaces places = new RowPlaces();
    private final DuplicateTexts texts = new DuplicateTexts();
    private final RawLabels labels = new RawLabels();
    private final List<String> waiting = new ArrayList<>();
    private double[] scores = new double[BATCH];
    private int scored;

    private Evaluation(TextClassifier classifier, Workers workers, Told told) {
        this.told = told;
        this.classifier = classifier;
        this.workers = workers;
    }

    /**
     * Returns the measures.
     *
     * @param stated what labels mean, or empty for what they meant in training
     * @param trainedOn the files that the model was trained on, to count the texts that stand there, too
     * @param bad takes rows that cannot be used
     * @throws DataException if a file cannot be read, or no text takes part
     */
    public static Evaluated run(
            TextClassifier classifier,
            DataFiles source,
            Optional<LabelMapping> stated,
            Optional<DataFiles> trainedOn,
            BadRows bad,
            InputStream standardInput,
            Workers workers) {
        Optional<LabelMapping> known = stated.or(
                () -> Optional.ofNullable(classifier.stored().properties().get(ModelProperties.MAPPING))
                        .map(LabelMapping::parse));
        Told told = stated.isPresent() ? Told.STATED : known.isPresent() ? Told.TRAINED : Told.INFERRED;
        return new Evaluation(classifier, workers, told).run(source, known, trainedOn, bad, standardInput);
    }

    private Evaluated run(
            DataFiles source,
            Optional<LabelMapping> known,
            Optional<DataFiles> trainedOn,
            BadRows bad,
            InputStream standardInput) {
        try (DocumentReader reader = source.open(bad, standardInput)) {
            for (Document row = reader.next(); row != null; row = reader.next()) {
                Optional<BadRow> fault = LabelFault.of(row, known);
                if (fault.isPresent()) {
                    bad.add(fault.get());
                    continue;
                }
                labels.add(row.label());
                places.add(row);
                texts.add(row.text());
                waiting.add(row.text());
                if (waiting.size() == BATCH) {
                    score();
                }
            }
        } catch (IOException e) {
            throw new DataException("the file just read cannot be closed: " + e, e);
        }
        score();
        return measured(known.orElseGet(() -> LabelMapping.infer(labels.counts())), trainedOn);
    }

    private void score() {
        if (scored + waiting.size() > scores.length) {
            scores = Arrays.copyOf(scores, Math.addExact(scores.length, Math.max(BATCH, scores.length / 2)));
        }
        double[] batch = classifier.scores(waiting, workers);
        System.arraycopy(batch, 0, scores, scored, batch.length);
        scored += batch.length;
        waiting.clear();
    }

    private Evaluated measured(LabelMapping mapping, Optional<DataFiles> trainedOn) {
        String[] names = labels.labels();
        double[] targets = new double[scored];
        double[] kept = new double[scored];
        BitSet positive = new BitSet(scored);
        BitSet out = new BitSet();
        int n = 0;
        for (int i = 0; i < scored; i++) {
            Meaning meaning = mapping.of(names[labels.of(i)]);
            positive.set(i, meaning == Meaning.POSITIVE);
            out.set(i, meaning == Meaning.OUT);
            if (meaning != Meaning.OUT) {
                kept[n] = scores[i];
                targets[n++] = meaning == Meaning.POSITIVE ? 1 : -1;
            }
        }
        if (n == 0) {
            throw new DataException("nothing to measure: no text has a label that is positive or negative\n  got:      "
                    + scored + " texts");
        }
        Found found = texts.find(positive, new BitSet(), out);
        Optional<SeenTexts> seen = trainedOn.map(files ->
                SeenTexts.of(classifier.stored().properties().get(ModelProperties.FILES), files, texts, scored, out));
        return new Evaluated(
                BinaryEvaluation.of(Arrays.copyOf(kept, n), Arrays.copyOf(targets, n)),
                mapping,
                told,
                labels.counts(),
                scored - n,
                seen.map(texts -> OptionalInt.of(texts.count())).orElse(OptionalInt.empty()),
                RepeatedTexts.ofEvaluation(found, seen, places));
    }
}
