package org.ridgeline.pipeline.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.features.WordRow;
import org.ridgeline.data.text.TermCutter;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.Tokenizer;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;

/**
 * Scores texts with a stored model.
 *
 * <pre>{@code
 * TextClassifier classifier = TextClassifier.load(Path.of("reviews.model"));
 * double score = classifier.score("A warm, funny film.");
 * String label = classifier.label(score);
 * }</pre>
 *
 * <p>A text is cut into tokens as the model's training texts were, its terms become the values of a row x, and the score is
 * {@code w'x + b}, summed in the order of the columns, the bias last: bit for bit what an evaluation of the same text measures.
 * A score above 0 is positive; a score of exactly 0 is negative. Terms that the vocabulary lacks add nothing; an empty text
 * scores the bias.
 *
 * <p>Immutable: one classifier serves any number of threads.
 */
public final class TextClassifier {

    private static final int TEXTS_PER_PIECE = 64;

    private final StoredModel stored;
    private final ModelProperties properties;
    private final BagOfWords bag;
    private final double[] weights;
    private final double bias;
    private final Tokenizer tokenizer;

    private TextClassifier(StoredModel stored, ModelProperties properties) {
        this.stored = stored;
        this.properties = properties;
        this.bag = bag(stored, properties);
        this.weights = stored.model().augmented();
        this.bias = stored.model().bias();
        this.tokenizer = properties.tokens().tokenizer();
    }

    /**
     * Returns the classifier of a model file.
     *
     * @param file a file that {@code ridgeline train} or {@code ridgeline run} wrote
     * @throws org.ridgeline.model.store.ModelFileException if the file is missing, damaged or of a later version
     * @throws ClassifierException if the model needs a tokenizer or a weighting that this Ridgeline does not know
     */
    public static TextClassifier load(Path file) {
        StoredModel stored = ModelFile.read(file);
        try {
            return of(stored);
        } catch (IllegalArgumentException e) {
            throw new ClassifierException(
                    "model file " + file + ": " + e.getMessage()
                            + "\nRead it with the Ridgeline that wrote it, or train the model again.",
                    e);
        }
    }

    /**
     * Returns the classifier of a model in memory.
     *
     * @throws IllegalArgumentException naming the property that this Ridgeline does not know
     */
    public static TextClassifier of(StoredModel stored) {
        return new TextClassifier(stored, ModelProperties.read(stored.properties()));
    }

    private static BagOfWords bag(StoredModel stored, ModelProperties properties) {
        boolean tfidf = properties.features().weighting() == Weighting.TFIDF;
        if (tfidf != stored.factors().isPresent()) {
            throw new IllegalArgumentException("property " + ModelProperties.WEIGHTING + ": expected "
                    + (tfidf ? "factors in the file, got none" : "tfidf, as the file holds factors, got another"));
        }
        if (!properties.features().bias() && stored.model().bias() != 0) {
            throw new IllegalArgumentException("property " + ModelProperties.BIAS + ": expected true, as the bias is "
                    + stored.model().bias() + ", got \"false\"");
        }
        double[] idf = stored.factors().map(ColumnFactors::toArray).orElse(new double[0]);
        return BagOfWords.of(stored.vocabulary(), properties.features(), idf);
    }

    /** Returns the score of a text. */
    public double score(String text) {
        return score(row(text));
    }

    /** Returns whether the vocabulary holds any term of a text; where it holds none, the score is the bias. */
    public boolean knows(String text) {
        return row(text).size() > 0;
    }

    WordRow row(String text) {
        TokenSettings tokens = properties.tokens();
        TermCutter terms = new TermCutter(tokenizer, tokens.stopWords(), tokens.maxNgram());
        terms.cut(text);
        return bag.row(terms);
    }

    /** Returns the score of each text, in the order given; the same for any number of workers. */
    public double[] scores(List<String> texts, Workers workers) {
        Objects.requireNonNull(workers, "workers");
        double[] scores = new double[texts.size()];
        int pieces = (scores.length + TEXTS_PER_PIECE - 1) / TEXTS_PER_PIECE;
        workers.forEach(pieces, piece -> {
            int end = Math.min(scores.length, (piece + 1) * TEXTS_PER_PIECE);
            for (int i = piece * TEXTS_PER_PIECE; i < end; i++) {
                scores[i] = score(texts.get(i));
            }
        });
        return scores;
    }

    /** Returns the score of a row over this model's columns. */
    double score(WordRow row) {
        double sum = 0;
        for (int k = 0; k < row.size(); k++) {
            sum += row.value(k) * weights[row.column(k)];
        }
        return sum + bias;
    }

    /** Returns whether a score is above 0. */
    public static boolean positive(double score) {
        return score > 0;
    }

    /** Returns the name of a score's answer, as the model's {@link #labels} have it. */
    public String label(double score) {
        return properties.labels().of(score);
    }

    /** Returns what each term of a text adds to its score. */
    public Explanation explain(String text) {
        return new Explainer(this).explain(text);
    }

    /** Returns the names of the two answers. */
    public Labels labels() {
        return properties.labels();
    }

    /** Returns how texts become rows. */
    public ModelProperties properties() {
        return properties;
    }

    /** Returns what turns terms into rows. */
    public BagOfWords bag() {
        return bag;
    }

    /** Returns what the file holds. */
    public StoredModel stored() {
        return stored;
    }
}
