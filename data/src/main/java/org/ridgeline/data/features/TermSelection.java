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
    static TermSelection of(TermDictionary terms, int[] frequencies, FeatureSettings settings, int threads) {
        int[] ordered = byFallingFrequency(frequencies, settings.minDocumentFrequency());
        int[] columnOf = new int[terms.size()];
        Arrays.fill(columnOf, Vocabulary.UNKNOWN);
        List<String> words = new ArrayList<>(Math.min(ordered.length, settings.maxWords()));
        int from = 0;
        while (from < ordered.length && words.size() < settings.maxWords()) {
            int to = from + 1;
            while (to < ordered.length && frequencies[ordered[to]] == frequencies[ordered[from]]) {
                to++;
            }
            for (Term term : sorted(terms, ordered, from, to, threads)) {
                if (words.size() < settings.maxWords()) {
                    columnOf[term.id] = words.size();
                    words.add(term.word);
                }
            }
            from = to;
        }
        int[] kept = new int[words.size()];
        for (int term = 0; term < columnOf.length; term++) {
            if (columnOf[term] != Vocabulary.UNKNOWN) {
                kept[columnOf[term]] = frequencies[term];
            }
        }
        return new TermSelection(Vocabulary.ofCounted(words, kept), columnOf);
    }

    private static Term[] sorted(TermDictionary terms, int[] ids, int from, int to, int threads) {
        Term[] group = new Term[to - from];
        for (int k = from; k < to; k++) {
            group[k - from] = new Term(terms.term(ids[k]), ids[k]);
        }
        if (threads == 1) {
            Arrays.sort(group);
        } else {
            Arrays.parallelSort(group);
        }
        return group;
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
