package org.ridgeline.data.features;

import java.util.Arrays;
import java.util.List;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.text.TermCutter;

/**
 * Maps tokens to rows of a sparse matrix: column j weighs word j of the vocabulary; with a bias, the last column is one.
 *
 * <p>Fitted to training documents alone. Words of other documents that the vocabulary lacks are left out of the row and
 * counted. With {@link Weighting#TFIDF} the words' entries are scaled to Euclidean length 1; the bias is no part of that
 * length, and a document without a known word keeps a row of zeros. Immutable and thread-safe.
 */
public final class BagOfWords {

    private final Vocabulary vocabulary;
    private final FeatureSettings settings;
    private final double[] idf;

    private BagOfWords(Vocabulary vocabulary, FeatureSettings settings, double[] idf) {
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.idf = idf;
    }

    /** Returns the map over a vocabulary with its document frequencies df among n training documents. */
    static BagOfWords fit(Vocabulary vocabulary, int n, FeatureSettings settings) {
        double[] idf = new double[settings.weighting() == Weighting.TFIDF ? vocabulary.size() : 0];
        for (int column = 0; column < idf.length; column++) {
            idf[column] = StrictMath.log((1.0 + n) / (1.0 + vocabulary.documentFrequency(column))) + 1;
        }
        return new BagOfWords(vocabulary, settings, idf);
    }

    /**
     * Returns the map of a stored model.
     *
     * @param words the words in column order, each once
     * @param settings what it was fitted with; its limits on words are not used
     * @param idf one finite factor above zero a word with {@link Weighting#TFIDF}, else empty; copied
     * @throws IllegalArgumentException if a word occurs twice, or idf has another length or another value
     */
    public static BagOfWords of(List<String> words, FeatureSettings settings, double[] idf) {
        int expected = settings.weighting() == Weighting.TFIDF ? words.size() : 0;
        if (idf.length != expected) {
            throw new IllegalArgumentException("idf: expected " + expected + " values, one a word, got " + idf.length);
        }
        for (int column = 0; column < expected; column++) {
            if (!(idf[column] > 0 && idf[column] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "idf of column " + column + ": expected a finite number above 0, got " + idf[column]);
            }
        }
        return new BagOfWords(Vocabulary.ofWords(words), settings, idf.clone());
    }

    /** Returns the words that have a column. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns what it was fitted with. */
    public FeatureSettings settings() {
        return settings;
    }

    /**
     * Returns a fresh copy of each word's factor ln((1 + n) / (1 + df)) + 1, empty but for {@link Weighting#TFIDF}: the smooth form of
     * scikit-learn's {@code TfidfTransformer}, 1 for a word of every training document and more for a rarer one.
     */
    public double[] idf() {
        return idf.clone();
    }

    /** Returns d: the vocabulary's size, plus one with a bias column. */
    public int columns() {
        return vocabulary.size() + (settings.bias() ? 1 : 0);
    }

    /** Returns the entries of one document's row, without the bias; the same bits as in {@link BagRows}. */
    public WordRow row(List<String> tokens) {
        int[] columns = new int[tokens.size()];
        int known = 0;
        for (String token : tokens) {
            int column = vocabulary.indexOf(token);
            if (column != Vocabulary.UNKNOWN) {
                columns[known++] = column;
            }
        }
        return row(columns, known, tokens.size());
    }

    /** Returns the row of the text that was cut last: the same bits as {@link #row(List)} gives for its terms. */
    public WordRow row(TermCutter terms) {
        int[] columns = new int[terms.size()];
        int[] known = new int[1];
        terms.forEach((chars, from, to) -> {
            int column = vocabulary.indexOf(chars, from, to);
            if (column != Vocabulary.UNKNOWN) {
                columns[known[0]++] = column;
            }
        });
        return row(columns, known[0], columns.length);
    }

    /** Counts, sorts and weighs the known columns, which stand first; keeps the array. */
    private WordRow row(int[] columns, int known, int tokens) {
        Arrays.sort(columns, 0, known);
        double[] values = new double[known];
        int size = 0;
        for (int k = 0; k < known; k++) {
            if (size > 0 && columns[size - 1] == columns[k]) {
                values[size - 1]++;
            } else {
                columns[size] = columns[k];
                values[size++] = 1;
            }
        }
        weigh(columns, values, size);
        return new WordRow(columns, values, size, tokens, tokens - known);
    }

    /**
     * Overwrites the first {@code size} counts of a row with its values. Squares are summed in the order of the columns, which ascend, so
     * that a row has the same bits wherever it is computed.
     */
    void weigh(int[] columns, double[] counts, int size) {
        switch (settings.weighting()) {
            case COUNTS -> {}
            case PRESENCE -> Arrays.fill(counts, 0, size, 1);
            case TFIDF -> {
                double squares = 0;
                for (int k = 0; k < size; k++) {
                    counts[k] *= idf[columns[k]];
                    squares += counts[k] * counts[k];
                }
                double norm = Math.sqrt(squares);
                for (int k = 0; k < size; k++) {
                    counts[k] /= norm;
                }
            }
        }
    }

    /**
     * Documents as rows.
     *
     * @param matrix n documents x {@link #columns()} columns
     * @param tokens the number of tokens read
     * @param unknownTokens how many of them the vocabulary lacks
     */
    public record Vectorized(CsrMatrix matrix, long tokens, long unknownTokens) {}
}
