package org.ridgeline.pipeline.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.features.Vectorizer;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.StoredModel;

/** Models and texts that are made up. */
public final class Models {

    private static final List<String> WORDS = List.of(
            "a",
            "the",
            "good",
            "bad",
            "film",
            "Good",
            "warm",
            "funny",
            "not",
            "dull",
            "plot",
            "café",
            "ΟΔΟΣ",
            "İ",
            "ß",
            "😀",
            "it's",
            "10",
            "...",
            "in\u00a0all",
            "<script>",
            "\u001b[31m");
    private static final List<String> GAPS = List.of(" ", " ", " ", "  ", "\t", "\n", " \r\n ", "\f");

    private Models() {}

    /** Returns a model of three words by hand: good 1.5, bad -2, not 0, bias 0.25. */
    public static StoredModel byHand() {
        return new StoredModel(
                new LinearModel(new double[] {1.5, -2, 0}, 0.25, 1),
                List.of("good", "bad", "not"),
                properties(TokenSettings.of(Scheme.WHITESPACE), Weighting.COUNTS));
    }

    /** Returns the properties that a reader needs. */
    public static SortedMap<String, String> properties(TokenSettings tokens, Weighting weighting) {
        return new ModelProperties(tokens, new FeatureSettings(weighting, 1, Integer.MAX_VALUE, true), Labels.usual())
                .write();
    }

    /** Returns the same properties with one changed, or taken out where the value is null. */
    public static SortedMap<String, String> with(Map<String, String> properties, String key, String value) {
        SortedMap<String, String> changed = new TreeMap<>(properties);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return changed;
    }

    /** Returns settings with n-grams and, where asked for, the stop words "the" and "a". */
    public static TokenSettings tokens(Scheme scheme, boolean lowerCase, int maxNgram, boolean stopWords) {
        return new TokenSettings(
                scheme, lowerCase, maxNgram, stopWords ? StopWords.of(List.of("the", "a")) : StopWords.none());
    }

    /** Returns a model with random weights whose vocabulary comes from random texts; every fourth of them has no part in it. */
    public static StoredModel random(TokenSettings tokens, Weighting weighting, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BagOfWords bag;
        try (Vectorizer vectorizer = new Vectorizer(tokens, 1)) {
            texts(40, random.nextLong()).forEach(vectorizer::add);
            FeatureSettings features = new FeatureSettings(weighting, maxFrequency(tokens), Integer.MAX_VALUE, true);
            bag = vectorizer
                    .finish()
                    .fit(IntStream.range(0, 40).toArray(), features)
                    .bag();
        }
        double[] weights = random.doubles(bag.vocabulary().size(), -1, 1).toArray();
        return new StoredModel(
                new LinearModel(weights, random.nextDouble(-1, 1), 1),
                bag.vocabulary().words(),
                properties(tokens, weighting),
                weighting == Weighting.TFIDF ? Optional.of(new ColumnFactors(bag.idf())) : Optional.empty());
    }

    /** Single words all have a column but the rarest; of pairs and triples most have none. */
    private static int maxFrequency(TokenSettings tokens) {
        return tokens.maxNgram() == 1 ? 4 : 2;
    }

    /** Returns random texts of 0 to 40 words with odd characters and odd white space. */
    public static List<String> texts(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? pick(GAPS, random) : "");
            IntStream.range(0, random.nextInt(41))
                    .forEach(i -> text.append(word(random)).append(pick(GAPS, random)));
            texts.add(random.nextBoolean() ? text.toString() : text.toString().stripTrailing());
        }
        return texts;
    }

    private static String word(SplittableRandom random) {
        String word = pick(WORDS, random);
        return random.nextInt(8) == 0 ? word + pick(WORDS, random) : word;
    }

    private static String pick(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
