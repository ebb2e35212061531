/**
 * From text to tokens: {@link org.ridgeline.data.text.Tokenizer} and its implementations, and the
 * {@link org.ridgeline.data.text.Normalization} they share; {@link org.ridgeline.data.text.TokenSettings} says which, with
 * n-grams and stop words, and {@link org.ridgeline.data.text.TokenProperties} keeps it in a model file.
 *
 * <p>May import nothing of this project. The only package that uses CoreNLP.
 */
package org.ridgeline.data.text;
