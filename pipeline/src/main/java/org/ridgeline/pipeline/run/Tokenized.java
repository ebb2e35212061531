package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.Collected;
import org.ridgeline.data.features.Vectorizer;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.eval.reproduction.StageFingerprint;

/**
 * The counted terms and the targets of the documents that take part, by split and in the order of the data set. The texts
 * themselves are kept where they are few, as tokens with a tab between two.
 */
public final class Tokenized {

    private final Map<Split, int[]> rows;
    private final Map<Split, double[]> targets;
    private final Optional<Map<Split, List<String>>> texts;
    private final TokenSettings settings;
    private Collected collected;

    private Tokenized(
            Map<Split, int[]> rows,
            Map<Split, double[]> targets,
            Optional<Map<Split, List<String>>> texts,
            TokenSettings settings,
            Collected collected) {
        this.rows = rows;
        this.targets = targets;
        this.texts = texts;
        this.settings = settings;
        this.collected = collected;
    }

    /**
     * Takes texts that are kept.
     *
     * @param texts the tokens of each document, a tab between two
     * @param targets +1 or -1 of each document
     * @param settings which of the tokens count, and how many neighbours make a term
     */
    static Tokenized of(Map<Split, List<String>> texts, Map<Split, double[]> targets, TokenSettings settings) {
        Map<Split, int[]> rows = new EnumMap<>(Split.class);
        int from = 0;
        for (Map.Entry<Split, List<String>> split : texts.entrySet()) {
            int to = from + split.getValue().size();
            rows.put(split.getKey(), IntStream.range(from, to).toArray());
            from = to;
        }
        return new Tokenized(rows, targets, Optional.of(texts), settings, null);
    }

    /**
     * Takes terms that were counted while they were read.
     *
     * @param rows which rows of the collected ones belong to a split
     */
    static Tokenized of(Collected collected, Map<Split, int[]> rows, Map<Split, double[]> targets) {
        return new Tokenized(rows, targets, Optional.empty(), null, collected);
    }

    /** Returns the counted terms; counts them first where texts are kept. */
    synchronized Collected collected() {
        if (collected == null) {
            // They are cut and spelt already.
            TokenSettings cut = new TokenSettings(Scheme.WHITESPACE, false, settings.maxNgram(), settings.stopWords());
            try (Vectorizer vectorizer = new Vectorizer(cut, 1)) {
                texts.orElseThrow().values().forEach(split -> split.forEach(vectorizer::add));
                collected = vectorizer.finish();
            }
        }
        return collected;
    }

    /** Returns the rows of each split in {@link #collected}. */
    Map<Split, int[]> rows() {
        return rows;
    }

    /** Returns +1 or -1 of each document of each split. */
    Map<Split, double[]> targets() {
        return targets;
    }

    /** Returns the kept texts, tokens with a tab between two; empty where they are not kept. */
    Optional<Map<Split, List<String>>> texts() {
        return texts;
    }

    /**
     * Returns the tokens of every document of a split.
     *
     * @throws java.util.NoSuchElementException where texts are not kept
     */
    public List<List<String>> tokens(Split split) {
        List<List<String>> tokens = new ArrayList<>();
        for (String text : texts.orElseThrow().get(split)) {
            tokens.add(text.isEmpty() ? List.of() : List.of(text.split("\t")));
        }
        return tokens;
    }

    /** Returns how many documents there are. */
    int documents() {
        return rows.values().stream().mapToInt(split -> split.length).sum();
    }

    /** Returns what identifies the tokens and targets; empty where texts are not kept. */
    Optional<StageFingerprint> fingerprint() {
        return texts.map(kept -> {
            Fingerprinting all = new Fingerprinting();
            kept.forEach((split, documents) -> {
                all.line(split.key());
                for (int i = 0; i < documents.size(); i++) {
                    all.line(targets.get(split)[i] > 0 ? "+1" : "-1").line(documents.get(i));
                }
            });
            return all.of("tokens");
        });
    }
}
