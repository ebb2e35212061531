package org.ridgeline.pipeline.predict;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.TokenProperties;
import org.ridgeline.data.text.TokenSettings;

/**
 * How a model's texts become rows and its scores labels, as the properties of its file.
 *
 * <table>
 * <caption>Properties that a reader needs</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@code tokens}, {@code tokens.*}, {@code lowerCase}</td><td>see {@link TokenProperties}</td></tr>
 * <tr><td>{@value #WEIGHTING}</td><td>{@code counts}, {@code presence} or {@code tfidf}; with {@code tfidf} the file holds a
 * factor beside each weight</td></tr>
 * <tr><td>{@value #MIN_DOCUMENT_FREQUENCY}, {@value #MAX_WORDS}</td><td>what limited the vocabulary, at least 1; 1 and
 * 2147483647 where missing</td></tr>
 * <tr><td>{@value #BIAS}</td><td>{@code true}, or {@code false} for a model whose bias is 0</td></tr>
 * <tr><td>{@value #POSITIVE}, {@value #NEGATIVE}</td><td>the names of the answers; {@code positive} and {@code negative} where
 * both are missing</td></tr>
 * </table>
 *
 * <p>A key below {@code tokens.}, {@code features.} or {@code labels.} that is not in the table is refused: it changes what the
 * scores are. Every other key tells where the model came from; the constants name those that Ridgeline writes, beside
 * those of {@link MeasureProperties}.
 *
 * @param tokens how a text becomes terms
 * @param features how terms become values
 * @param labels what scores mean
 */
public record ModelProperties(TokenSettings tokens, FeatureSettings features, Labels labels) {

    /** The weighting of terms. */
    public static final String WEIGHTING = "features.weighting";
    /** The least number of training documents that hold a word of the vocabulary. */
    public static final String MIN_DOCUMENT_FREQUENCY = "features.minDocumentFrequency";
    /** The largest size of the vocabulary. */
    public static final String MAX_WORDS = "features.maxWords";
    /** Whether there is a bias. */
    public static final String BIAS = "features.bias";
    /** The name of the answer to a score above 0. */
    public static final String POSITIVE = "labels.positive";
    /** The name of the other answer. */
    public static final String NEGATIVE = "labels.negative";
    /** What labels and signs mean, in words for people. */
    public static final String LABELS = "labels";
    /** What the labels of own data mean; see {@link org.ridgeline.data.dataset.LabelMapping#parse}. */
    public static final String MAPPING = "data.labels";
    /** The files of own data, each with its SHA-256. */
    public static final String FILES = "data.files";
    /** The experiment that made the model. */
    public static final String EXPERIMENT = "experiment";
    /** The fit's name in its experiment. */
    public static final String FIT = "fit";
    /** The corpus or files that the model was trained on. */
    public static final String CORPUS = "corpus";
    /** Their SHA-256. */
    public static final String CORPUS_SHA256 = "corpus.sha256";
    /** Whether the corpus is made up. */
    public static final String SYNTHETIC = "synthetic";
    /** The solver's method. */
    public static final String SOLVER = "solver";
    /** The relative residual of the fit's equations. */
    public static final String SOLVER_RESIDUAL = "solver.residual";
    /** The number of training documents. */
    public static final String TRAIN_DOCUMENTS = "documents.train";
    /** The SHA-256 of the run's parameters. */
    public static final String PARAMETERS_SHA256 = "parameters.sha256";
    /** The run's parameters as one line of JSON, from which the same run can be made again. */
    public static final String PARAMETERS = "parameters";
    /** What the keys of stage outputs begin with, each a fingerprint: {@code stage.documents}, {@code stage.weights l2}. */
    public static final String STAGE = "stage.";
    /** The version of the Ridgeline that wrote the file. */
    public static final String RIDGELINE = "ridgeline";
    /** The commit that this Ridgeline was built from. */
    public static final String COMMIT = "ridgeline.commit";

    /** The keys of the table that {@link TokenProperties} writes. */
    private static final Set<String> TOKEN_KEYS =
            Set.of("tokens.options", "tokens.ngrams", "tokens.stopWords", "tokens.stopWords.words");

    private static final Set<String> KEYS =
            Set.of(WEIGHTING, MIN_DOCUMENT_FREQUENCY, MAX_WORDS, BIAS, POSITIVE, NEGATIVE);

    /** Returns the table's properties; a fresh map, to which the model's origin may be added. */
    public SortedMap<String, String> write() {
        SortedMap<String, String> properties = new TreeMap<>(TokenProperties.write(tokens));
        properties.putAll(features(features));
        properties.put(POSITIVE, labels.positive());
        properties.put(NEGATIVE, labels.negative());
        return properties;
    }

    /** Returns the properties of feature settings alone; a fresh map. */
    public static SortedMap<String, String> features(FeatureSettings settings) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(WEIGHTING, settings.weighting().name().toLowerCase(Locale.ROOT));
        properties.put(MIN_DOCUMENT_FREQUENCY, Integer.toString(settings.minDocumentFrequency()));
        properties.put(MAX_WORDS, Integer.toString(settings.maxWords()));
        properties.put(BIAS, Boolean.toString(settings.bias()));
        return properties;
    }

    /**
     * Returns what the properties say.
     *
     * @throws IllegalArgumentException naming the key, what is expected and what it holds
     */
    public static ModelProperties read(Map<String, String> properties) {
        TokenSettings tokens = TokenProperties.read(properties);
        requireKnown(properties);
        FeatureSettings features = new FeatureSettings(
                Weighting.valueOf(
                        TokenProperties.oneOf(WEIGHTING, properties.get(WEIGHTING), "counts", "presence", "tfidf")
                                .toUpperCase(Locale.ROOT)),
                number(properties, MIN_DOCUMENT_FREQUENCY, 1),
                number(properties, MAX_WORDS, Integer.MAX_VALUE),
                Boolean.parseBoolean(TokenProperties.oneOf(BIAS, properties.get(BIAS), "true", "false")));
        return new ModelProperties(tokens, features, labels(properties));
    }

    private static void requireKnown(Map<String, String> properties) {
        for (String key : new TreeMap<>(properties).keySet()) {
            boolean changesScores =
                    List.of("tokens.", "features.", "labels.").stream().anyMatch(key::startsWith);
            if (changesScores && !KEYS.contains(key) && !TOKEN_KEYS.contains(key)) {
                throw TokenProperties.unexpected(key, "no such property", properties.get(key));
            }
        }
    }

    private static int number(Map<String, String> properties, String key, int missing) {
        String got = properties.get(key);
        if (got == null) {
            return missing;
        }
        if (!got.matches("[1-9][0-9]{0,9}") || Long.parseLong(got) > Integer.MAX_VALUE) {
            throw TokenProperties.unexpected(key, "a whole number from 1 to " + Integer.MAX_VALUE, got);
        }
        return Integer.parseInt(got);
    }

    private static Labels labels(Map<String, String> properties) {
        String positive = properties.get(POSITIVE);
        String negative = properties.get(NEGATIVE);
        if (positive == null && negative == null) {
            return Labels.usual();
        }
        if (positive == null || negative == null || positive.equals(negative)) {
            throw TokenProperties.unexpected(
                    positive == null ? POSITIVE : NEGATIVE,
                    "two different names, one in " + POSITIVE + " and one in " + NEGATIVE,
                    positive == null ? null : negative);
        }
        return new Labels(positive, negative);
    }
}
