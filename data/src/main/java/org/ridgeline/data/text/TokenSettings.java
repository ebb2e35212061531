package org.ridgeline.data.text;

import java.util.List;
import java.util.Objects;

/**
 * How a text becomes the terms that are counted; a model file keeps it, so that a new text is cut as the training texts were.
 *
 * <p>In this order: tokens by scheme, lower case, stop words removed, then n-grams over the tokens that remain.
 *
 * @param scheme where a text is cut
 * @param lowerCase whether words are lower-cased, by the rules of {@link Normalization#lowerCase}
 * @param maxNgram the largest number of neighbouring tokens that make a term, 1 to {@value #MAX_NGRAM}
 * @param stopWords tokens that are left out; in lower case where words are
 */
public record TokenSettings(Scheme scheme, boolean lowerCase, int maxNgram, StopWords stopWords) {

    public static final int MAX_NGRAM = 3;

    public enum Scheme {
        /** At ASCII white space: for a text that is tokenized already. */
        WHITESPACE,
        /** As CoreNLP's {@code PTBTokenizer} does with {@link PtbTokenizer#OPTIONS}: for raw text. */
        PTB
    }

    public TokenSettings {
        Objects.requireNonNull(scheme, "scheme");
        if (maxNgram < 1 || maxNgram > MAX_NGRAM) {
            throw new IllegalArgumentException("maxNgram must be 1 to " + MAX_NGRAM + ", got " + maxNgram);
        }
        stopWords = lowerCase ? stopWords.lowerCase() : Objects.requireNonNull(stopWords, "stopWords");
    }

    /** Returns the settings for one scheme that change nothing else: lower case, single words, no stop words. */
    public static TokenSettings of(Scheme scheme) {
        return new TokenSettings(scheme, true, 1, StopWords.none());
    }

    /** Returns what cuts a text into single tokens: no stop words removed, no n-grams made. */
    public Tokenizer tokenizer() {
        return scheme == Scheme.WHITESPACE ? new WhitespaceTokenizer(lowerCase) : new PtbTokenizer(lowerCase);
    }

    /** Returns the terms of a text: for one of tokens a b c and n-grams up to 2, {@code a, b, c, a b, b c}. */
    public List<String> terms(String text) {
        return new TermCutter(this).terms(text);
    }
}
