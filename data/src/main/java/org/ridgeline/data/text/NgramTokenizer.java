package org.ridgeline.data.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Removes stop words from another tokenizer's tokens and joins neighbours: all single tokens in reading order, then all
 * pairs, then all triples, each joined by one space. Tokens become neighbours where a stop word between them is removed, as
 * in scikit-learn's {@code CountVectorizer}.
 */
final class NgramTokenizer implements Tokenizer {

    private final Tokenizer tokenizer;
    private final StopWords stopWords;
    private final int maxNgram;

    NgramTokenizer(Tokenizer tokenizer, StopWords stopWords, int maxNgram) {
        this.tokenizer = tokenizer;
        this.stopWords = stopWords;
        this.maxNgram = maxNgram;
    }

    @Override
    public List<String> tokens(String text) {
        List<String> words = kept(tokenizer.tokens(text));
        List<String> terms = new ArrayList<>(words.size() * maxNgram);
        terms.addAll(words);
        for (int n = 2; n <= maxNgram; n++) {
            for (int i = 0; i + n <= words.size(); i++) {
                terms.add(String.join(" ", words.subList(i, i + n)));
            }
        }
        return Collections.unmodifiableList(terms);
    }

    private List<String> kept(List<String> tokens) {
        return stopWords.isEmpty()
                ? tokens
                : tokens.stream().filter(token -> !stopWords.contains(token)).toList();
    }
}
