/**
 * From text to tokens: {@link org.ridgeline.data.text.Tokenizer} and its implementations, and the
 * {@link org.ridgeline.data.text.Normalization} they share; {@link org.ridgeline.data.text.TokenSettings} says which, with
 * n-grams and stop words, and {@link org.ridgeline.data.text.TokenProperties} keeps it in a model file.
 *
 * <p>May import the JDK and {@code edu.stanford.nlp}; nothing else of Ridgeline.
 */
package org.ridgeline.data.text;
