package org.ridgeline.data.features;

/**
 * The factor idf(t) = ln((1 + n) / (1 + df(t))) + 1 by which a word that occurs in df of n training documents counts: the
 * smooth form of scikit-learn's {@code TfidfTransformer}. It is 1 for a word of every document and more for a rarer one.
 */
final class InverseDocumentFrequency {

    private InverseDocumentFrequency() {}

    /** Returns the factor of each column; a fresh array. */
    static double[] of(Vocabulary vocabulary, int documents) {
        double[] idf = new double[vocabulary.size()];
        for (int column = 0; column < idf.length; column++) {
            idf[column] = StrictMath.log((1.0 + documents) / (1.0 + vocabulary.documentFrequency(column))) + 1;
        }
        return idf;
    }

    /**
     * Returns a copy.
     *
     * @throws IllegalArgumentException if there is not one finite factor above zero a word
     */
    static double[] checked(double[] idf, int words) {
        if (idf.length != words) {
            throw new IllegalArgumentException("idf: expected " + words + " values, one a word, got " + idf.length);
        }
        for (int column = 0; column < words; column++) {
            if (!(idf[column] > 0 && idf[column] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "idf of column " + column + ": expected a finite number above 0, got " + idf[column]);
            }
        }
        return idf.clone();
    }
}
