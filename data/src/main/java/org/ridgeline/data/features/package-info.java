/**
 * From tokens to numbers: the vocabulary of a training set and the bag-of-words matrix over it.
 *
 * <p>May import {@code data.matrix} and {@code data.text}; knows no file and no corpus.
 */
package org.ridgeline.data.features;
