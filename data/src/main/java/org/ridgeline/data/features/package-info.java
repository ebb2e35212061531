/**
 * From tokens to numbers: the vocabulary of a training set and the bag-of-words matrix over it.
 *
 * <p>{@link org.ridgeline.data.features.Vectorizer} takes texts while they are read, tokenizes and counts on several threads and keeps
 * compact rows ({@link org.ridgeline.data.features.Collected}), which become a matrix once it is known which of them are for
 * training ({@link org.ridgeline.data.features.BagRows}). {@link org.ridgeline.data.features.BagOfWords} is what was learned, and gives the
 * row of one text at a time.
 *
 * <p>May import {@code data.matrix} and {@code data.text}. Knows no file and no corpus.
 */
package org.ridgeline.data.features;
