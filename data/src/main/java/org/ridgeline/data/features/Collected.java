package org.ridgeline.data.features;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The counted terms of every text, in the compact form that {@link Vectorizer} leaves them in; a vocabulary turns them into
 * rows of a matrix.
 *
 * <p>Three bytes an entry or so, and each thread's dictionary. Immutable; it may be read by several threads.
 */
public final class Collected {

    private static final int COUNTER_SHIFT = 48;

    private final List<RowCounter> counters;
    /** All terms, and for each counter the number there of each of its own. */
    private final TermDictionary terms;

    private final int[][] termOf;
    /** For each row its counter, above, and its address in the counter's store. */
    private final long[] places;

    private Collected(List<RowCounter> counters, TermDictionary terms, int[][] termOf, long[] places) {
        this.counters = counters;
        this.terms = terms;
        this.termOf = termOf;
        this.places = places;
    }

    /** Brings the counters together; the largest dictionary takes the terms of the others. */
    static Collected of(int rows, List<RowCounter> counters) {
        long[] places = new long[rows];
        TermDictionary terms = counters.get(0).terms();
        for (int c = 0; c < counters.size(); c++) {
            RowStore store = counters.get(c).rows();
            for (int k = 0; k < store.size(); k++) {
                places[store.row(k)] = (long) c << COUNTER_SHIFT | store.address(k);
            }
            terms = counters.get(c).terms().size() > terms.size()
                    ? counters.get(c).terms()
                    : terms;
        }
        int[][] termOf = new int[counters.size()][];
        for (int c = 0; c < termOf.length; c++) {
            TermDictionary own = counters.get(c).terms();
            termOf[c] = own == terms ? IntStream.range(0, own.size()).toArray() : terms.addAll(own);
        }
        return new Collected(List.copyOf(counters), terms, termOf, places);
    }

    /** Returns the number of rows: of texts. */
    public int rows() {
        return places.length;
    }

    /**
     * Returns the rows over the vocabulary of the training rows, the same as {@link BagOfWords#fit} over their tokens.
     *
     * @param trainingRows the rows whose terms and document frequencies make the vocabulary, each once
     * @throws IllegalArgumentException if a row is given twice
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public BagRows fit(int[] trainingRows, FeatureSettings settings) {
        Objects.requireNonNull(settings, "settings");
        BitSet training = new BitSet(rows());
        for (int row : trainingRows) {
            if (training.get(Objects.checkIndex(row, rows()))) {
                throw new IllegalArgumentException("training rows: expected each row once, got twice: " + row);
            }
            training.set(row);
        }
        TermSelection selection = TermSelection.of(terms, documentFrequencies(training), settings);
        BagOfWords bag = BagOfWords.fit(selection.vocabulary(), trainingRows.length, settings);
        return new BagRows(this, bag, columns(selection.columnOf()));
    }

    /** Returns the rows over the words of a model that is fitted already. */
    public BagRows over(BagOfWords bag) {
        int[] columnOf = new int[terms.size()];
        for (int term = 0; term < columnOf.length; term++) {
            columnOf[term] = bag.vocabulary().indexOf(terms.term(term));
        }
        return new BagRows(this, bag, columns(columnOf));
    }

    /** Returns in how many of the rows each term occurs. */
    private int[] documentFrequencies(BitSet training) {
        int[][] found = new int[counters.size()][];
        Parallel.forEach(threads(), found.length, c -> found[c] = documentFrequencies(c, training));
        int[] sum = new int[terms.size()];
        for (int c = 0; c < found.length; c++) {
            for (int term = 0; term < found[c].length; term++) {
                sum[termOf[c][term]] += found[c][term];
            }
        }
        return sum;
    }

    private int[] documentFrequencies(int counter, BitSet training) {
        // Not the size of its dictionary: the largest one has taken the terms of the others.
        int[] frequencies = new int[termOf[counter].length];
        RowStore.Entries entries = new RowStore.Entries();
        RowStore store = counters.get(counter).rows();
        for (int k = 0; k < store.size(); k++) {
            if (training.get(store.row(k))) {
                store.read(store.address(k), entries);
                for (int e = 0; e < entries.size; e++) {
                    frequencies[entries.terms[e]]++;
                }
            }
        }
        return frequencies;
    }

    /** Returns for each counter the column of each of its terms. */
    private int[][] columns(int[] columnOf) {
        return Arrays.stream(termOf)
                .map(all -> Arrays.stream(all).map(term -> columnOf[term]).toArray())
                .toArray(int[][]::new);
    }

    int threads() {
        return counters.size();
    }

    /** Returns which counter counted the row. */
    int counter(int row) {
        return (int) (places[row] >>> COUNTER_SHIFT);
    }

    /** Replaces the entries by the row's, terms numbered as its counter does. */
    void read(int row, RowStore.Entries entries) {
        counters.get(counter(row)).rows().read(places[row] & (1L << COUNTER_SHIFT) - 1, entries);
    }
}
