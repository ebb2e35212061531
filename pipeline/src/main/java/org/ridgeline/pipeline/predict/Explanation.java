package org.ridgeline.pipeline.predict;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What each term of a text adds to its score.
 *
 * @param score the text's score: the contributions added in the order of {@code terms}, then the bias, bit for bit
 * @param label the name of its answer
 * @param bias what every text has before its first word
 * @param terms the different terms that the vocabulary holds, in the order of their columns
 * @param words the text word by word, in reading order
 * @param unknownWords the different words that the vocabulary lacks and that are no stop words, in reading order
 */
public record Explanation(
        double score, String label, double bias, List<Term> terms, List<Word> words, List<String> unknownWords) {

    public Explanation {
        Objects.requireNonNull(label, "label");
        terms = List.copyOf(terms);
        words = List.copyOf(words);
        unknownWords = List.copyOf(unknownWords);
    }

    /** Returns the terms with the largest contributions of either sign first; equal ones by their text. */
    public List<Term> strongest() {
        return terms.stream()
                .sorted(Comparator.comparingDouble((Term term) -> -Math.abs(term.contribution()))
                        .thenComparing(Term::text))
                .toList();
    }

    /**
     * A word, or neighbouring words, with a column.
     *
     * @param text as it stands in the vocabulary
     * @param count how often the text holds it
     * @param value its value in the row: the count, 1 for presence, or tf-idf
     * @param weight the model's weight
     * @param contribution value times weight
     */
    public record Term(String text, int count, double value, double weight, double contribution) {}

    /** What a word is to the model. */
    public enum Kind {
        /** It is in the vocabulary, by itself or in a term of several words. */
        KNOWN,
        /** The vocabulary lacks it. */
        UNKNOWN,
        /** It is a stop word, left out before terms are made. */
        STOP_WORD
    }

    /**
     * A word where it stands.
     *
     * @param text in its own case
     * @param contribution what the terms that it is part of add here: a term that occurs several times adds its share at each
     *     place, with presence all of it at the first; a term of several words adds an equal part with each. All words' together
     *     are the score without the bias, but for rounding
     * @param kind what it is to the model
     */
    public record Word(String text, double contribution, Kind kind) {}
}
