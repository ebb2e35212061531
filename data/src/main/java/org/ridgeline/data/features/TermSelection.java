package org.ridgeline.data.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The terms that make a vocabulary, in its order: falling document frequency, then {@link String#compareTo}.
 *
 * <p>Terms of equal frequency are brought together by counting; strings are made and compared only within such a group, and
 * only for terms that stay or compete for the last places.
 */
final class TermSelection {

    private static final int PLACE_BITS = 31;

    private final Vocabulary vocabulary;
    private final int[] columnOf;

    private TermSelection(Vocabulary vocabulary, int[] columnOf) {
        this.vocabulary = vocabulary;
        this.columnOf = columnOf;
    }

    /** A term and its number in the dictionary. */
    private record Term(String word, int id) implements Comparable<Term> {
        @Override
        public int compareTo(Term that) {
            return word.compareTo(that.word);
        }
    }

    /**
     * Selects.
     *
     * @param frequencies the document frequency of each term; a term of frequency 0 is left out
     */
    static TermSelection of(TermDictionary terms, int[] frequencies, FeatureSettings settings) {
        int[] ordered = byFallingFrequency(frequencies, settings.minDocumentFrequency());
        List<String> words = new ArrayList<>(Math.min(ordered.length, settings.maxWords()));
        int from = 0;
        while (from < ordered.length && words.size() < settings.maxWords()) {
            int to = from + 1;
            while (to < ordered.length && frequencies[ordered[to]] == frequencies[ordered[from]]) {
                to++;
            }
            sort(terms, ordered, from, to, words);
            from = to;
        }
        List<String> kept = words.subList(0, Math.min(words.size(), settings.maxWords()));
        int[] columnOf = new int[terms.size()];
        Arrays.fill(columnOf, Vocabulary.UNKNOWN);
        int[] keptFrequencies = new int[kept.size()];
        for (int column = 0; column < kept.size(); column++) {
            columnOf[ordered[column]] = column;
            keptFrequencies[column] = frequencies[ordered[column]];
        }
        return new TermSelection(Vocabulary.ofCounted(kept, keptFrequencies), columnOf);
    }

    /** Sorts the terms {@code ids[from, to)} and adds their words: by the first characters as numbers, then each run of equals. */
    private static void sort(TermDictionary terms, int[] ids, int from, int to, List<String> words) {
        long[] keys = new long[to - from];
        for (int k = 0; k < keys.length; k++) {
            keys[k] = terms.prefix(ids[from + k]) << PLACE_BITS | k;
        }
        Arrays.sort(keys);
        int[] given = Arrays.copyOfRange(ids, from, to);
        int start = 0;
        while (start < keys.length) {
            int end = start + 1;
            while (end < keys.length && keys[end] >>> PLACE_BITS == keys[start] >>> PLACE_BITS) {
                end++;
            }
            Term[] run = new Term[end - start];
            for (int k = start; k < end; k++) {
                int id = given[(int) keys[k] & Integer.MAX_VALUE];
                run[k - start] = new Term(terms.term(id), id);
            }
            Arrays.sort(run);
            for (Term term : run) {
                ids[from + start++] = term.id;
                words.add(term.word);
            }
        }
    }

    /** Returns the terms that occur often enough, the most frequent first. */
    private static int[] byFallingFrequency(int[] frequencies, int least) {
        int most = Arrays.stream(frequencies).max().orElse(0);
        int[] next = new int[most + 2];
        int kept = 0;
        for (int frequency : frequencies) {
            if (frequency >= least) {
                next[most - frequency + 1]++;
                kept++;
            }
        }
        for (int f = 0; f <= most; f++) {
            next[f + 1] += next[f];
        }
        int[] ordered = new int[kept];
        for (int term = 0; term < frequencies.length; term++) {
            if (frequencies[term] >= least) {
                ordered[next[most - frequencies[term]]++] = term;
            }
        }
        return ordered;
    }

    /** Returns the words in column order. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns the column of each term, or {@link Vocabulary#UNKNOWN}; shared. */
    int[] columnOf() {
        return columnOf;
    }
}
