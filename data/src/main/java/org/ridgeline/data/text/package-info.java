/**
 * From text to tokens: {@link org.ridgeline.data.text.Tokenizer} and its implementations, and the
 * {@link org.ridgeline.data.text.Normalization} they share.
 *
 * <p>May import the JDK and {@code edu.stanford.nlp}; nothing else of Ridgeline.
 */
package org.ridgeline.data.text;
