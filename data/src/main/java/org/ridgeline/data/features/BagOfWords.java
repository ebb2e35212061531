package org.ridgeline.data.features;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * Maps tokens to rows of a sparse matrix: column j counts word j of the vocabulary; with a bias, the last column is one.
 *
 * <p>Fitted to training documents alone. Words of other documents that the vocabulary lacks are left out of the row and
 * counted.
 */
public final class BagOfWords {

    private final Vocabulary vocabulary;
    private final FeatureSettings settings;

    private BagOfWords(Vocabulary vocabulary, FeatureSettings settings) {
        this.vocabulary = vocabulary;
        this.settings = settings;
    }

    /** Returns the map whose vocabulary comes from the given training documents. */
    public static BagOfWords fit(Collection<? extends List<String>> trainingDocuments, FeatureSettings settings) {
        Objects.requireNonNull(settings, "settings");
        return new BagOfWords(Vocabulary.of(trainingDocuments, settings), settings);
    }

    /** Returns the words that have a column. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns d: the vocabulary's size, plus one with a bias column. */
    public int columns() {
        return vocabulary.size() + (settings.bias() ? 1 : 0);
    }

    /** Returns one row per document, in the order given, and how many tokens had no column. */
    public Vectorized transform(Collection<? extends List<String>> documents) {
        CsrBuilder builder = new CsrBuilder(columns());
        long tokensSeen = 0;
        long unknown = 0;
        for (List<String> tokens : documents) {
            tokensSeen += tokens.size();
            unknown += addWords(tokens, builder);
            if (settings.bias()) {
                builder.add(vocabulary.size(), 1);
            }
            builder.endRow();
        }
        CsrMatrix counts = builder.build();
        boolean presence = settings.weighting() == FeatureSettings.Weighting.PRESENCE;
        return new Vectorized(presence ? counts.pattern() : counts, tokensSeen, unknown);
    }

    private int addWords(List<String> tokens, CsrBuilder row) {
        int unknown = 0;
        for (String token : tokens) {
            int column = vocabulary.indexOf(token);
            if (column == Vocabulary.UNKNOWN) {
                unknown++;
            } else {
                row.add(column, 1);
            }
        }
        return unknown;
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
