package org.ridgeline.data.features;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.matrix.CsrBuilder;
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
    private final Weigher weigher;

    private BagOfWords(Vocabulary vocabulary, FeatureSettings settings, double[] idf) {
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.idf = idf;
        this.weigher = new Weigher(settings.weighting(), idf);
    }

    /** Returns the map whose vocabulary comes from the given training documents. */
    public static BagOfWords fit(Collection<? extends List<String>> trainingDocuments, FeatureSettings settings) {
        Objects.requireNonNull(settings, "settings");
        return fit(Vocabulary.of(trainingDocuments, settings), trainingDocuments.size(), settings);
    }

    /** Returns the map over a vocabulary with its document frequencies among so many training documents. */
    static BagOfWords fit(Vocabulary vocabulary, int documents, FeatureSettings settings) {
        boolean tfidf = settings.weighting() == Weighting.TFIDF;
        return new BagOfWords(
                vocabulary, settings, tfidf ? InverseDocumentFrequency.of(vocabulary, documents) : new double[0]);
    }

    /**
     * Returns the map of a stored model.
     *
     * @param words the words in column order, each once
     * @param settings what it was fitted with; its limits on words are not used
     * @param idf one factor a word with {@link Weighting#TFIDF}, else empty; copied
     * @throws IllegalArgumentException if a word occurs twice, or idf has another length or a value that is not above zero
     */
    public static BagOfWords of(List<String> words, FeatureSettings settings, double[] idf) {
        return of(Vocabulary.ofWords(words), settings, idf);
    }

    /** The same over a vocabulary. */
    public static BagOfWords of(Vocabulary vocabulary, FeatureSettings settings, double[] idf) {
        int expected = settings.weighting() == Weighting.TFIDF ? vocabulary.size() : 0;
        return new BagOfWords(vocabulary, settings, InverseDocumentFrequency.checked(idf, expected));
    }

    /** Returns the words that have a column. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns what it was fitted with. */
    public FeatureSettings settings() {
        return settings;
    }

    /** Returns a fresh copy of each word's factor ln((1 + n) / (1 + df)) + 1; empty but for {@link Weighting#TFIDF}. */
    public double[] idf() {
        return idf.clone();
    }

    /** Returns d: the vocabulary's size, plus one with a bias column. */
    public int columns() {
        return vocabulary.size() + (settings.bias() ? 1 : 0);
    }

    /** Returns the entries of one document's row, without the bias; the same bits as in {@link #transform}'s row. */
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
        weigher.weigh(columns, values, size);
        return new WordRow(columns, values, size, tokens, tokens - known);
    }

    /** Returns one row per document, in the order given, and how many tokens had no column. */
    public Vectorized transform(Collection<? extends List<String>> documents) {
        CsrBuilder builder = new CsrBuilder(columns());
        long tokens = 0;
        long unknown = 0;
        for (List<String> document : documents) {
            WordRow row = row(document);
            tokens += row.tokens();
            unknown += row.unknownTokens();
            for (int k = 0; k < row.size(); k++) {
                builder.add(row.column(k), row.value(k));
            }
            if (settings.bias()) {
                builder.add(vocabulary.size(), 1);
            }
            builder.endRow();
        }
        return new Vectorized(builder.build(), tokens, unknown);
    }

    /** Returns what turns a row's counts into its values. */
    Weigher weigher() {
        return weigher;
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
