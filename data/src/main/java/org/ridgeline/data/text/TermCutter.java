package org.ridgeline.data.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts one text after another into the terms that are counted: its tokens without stop words, then all pairs of neighbours,
 * then all triples, each joined by one space. Tokens become neighbours where a stop word between them is removed, as in
 * scikit-learn's {@code CountVectorizer}. No string is made of a term. For one thread.
 */
public final class TermCutter {

    private final Tokenizer tokenizer;
    private final WordIndex stopWords;
    private final int maxNgram;
    private final TokenBuffer tokens = new TokenBuffer();

    public TermCutter(TokenSettings settings) {
        this(settings.tokenizer(), settings.stopWords(), settings.maxNgram());
    }

    public TermCutter(Tokenizer tokenizer, StopWords stopWords, int maxNgram) {
        this.tokenizer = tokenizer;
        this.stopWords = new WordIndex(stopWords.words());
        this.maxNgram = maxNgram;
    }

    @FunctionalInterface
    public interface Terms {

        /** Takes the term {@code chars[from, to)}; a space stands behind it. The array is overwritten by the next text. */
        void add(char[] chars, int from, int to);
    }

    /** Cuts a text; its terms replace those of the text before. */
    public void cut(String text) {
        tokenizer.tokenize(text, tokens);
        tokens.remove(stopWords);
    }

    /** Returns the number of terms, each as often as it occurs. */
    public int size() {
        int size = 0;
        for (int n = 1; n <= maxNgram; n++) {
            size += Math.max(0, tokens.size() - n + 1);
        }
        return size;
    }

    /** Returns the characters that {@link #forEach} takes its slices from; shared, overwritten by the next text. */
    public char[] chars() {
        return tokens.chars();
    }

    /** Hands on every term, shorter ones first, each in reading order. */
    public void forEach(Terms terms) {
        char[] chars = tokens.chars();
        for (int n = 1; n <= maxNgram; n++) {
            for (int i = n - 1; i < tokens.size(); i++) {
                terms.add(chars, tokens.start(i - n + 1), tokens.end(i));
            }
        }
    }

    /** Returns the terms of a text in that order; immutable. */
    public List<String> terms(String text) {
        cut(text);
        List<String> terms = new ArrayList<>(size());
        forEach((chars, from, to) -> terms.add(new String(chars, from, to - from)));
        return Collections.unmodifiableList(terms);
    }
}
