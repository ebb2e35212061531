/**
 * From tokens to numbers: the vocabulary of a training set and the bag-of-words matrix over it.
 *
 * <p>Two ways lead there with the same result to the last bit. {@link org.ridgeline.data.features.BagOfWords} takes lists of
 * tokens: for corpora of some thousand documents, and for one text at a time. {@link
 * org.ridgeline.data.features.Vectorizer} takes texts while they are read, tokenizes and counts on several threads and keeps
 * compact rows ({@link org.ridgeline.data.features.Collected}), which become a matrix once it is known which of them are for
 * training ({@link org.ridgeline.data.features.BagRows}): for millions.
 *
 * <p>May import {@code data.matrix} and {@code data.text}; knows no file and no corpus.
 */
package org.ridgeline.data.features;
