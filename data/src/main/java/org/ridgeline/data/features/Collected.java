package org.ridgeline.data.features;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The counted terms of every text, in the compact form that {@link Vectorizer} leaves them in; a vocabulary turns them into
 * rows of a matrix.
 *
 * <p>Three bytes an entry or so, and each thread's dictionary. Immutable; it may be read by several threads.
 */
public final class Collected {

    private static final int ROWS_A_PIECE = 1024;

    private final int threads;
    private final List<RowCounter> counters;
    /** All terms, and for each counter the number there of each of its own. */
    private final TermDictionary terms;

    private final int[][] termOf;
    /** Of each row, by {@link RowCounter#count}. */
    private final long[] places;

    /**
     * Brings the counters together; the largest dictionary takes the terms of the others.
     *
     * @param places of the rows; taken over
     */
    Collected(int threads, List<RowCounter> counters, long[] places) {
        this.threads = threads;
        this.counters = List.copyOf(counters);
        this.places = places;
        TermDictionary largest = new TermDictionary();
        for (RowCounter counter : counters) {
            largest = counter.terms().size() > largest.size() ? counter.terms() : largest;
        }
        terms = largest;
        termOf = new int[counters.size()][];
        for (int c = 0; c < termOf.length; c++) {
            TermDictionary own = counters.get(c).terms();
            termOf[c] = own == terms ? IntStream.range(0, own.size()).toArray() : terms.addAll(own);
        }
    }

    /** Returns the number of rows: of texts. */
    public int rows() {
        return places.length;
    }

    /**
     * Returns the rows over the vocabulary of the training rows.
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
        int[] frequencies = documentFrequencies(trainingRows);
        int[] ordered = ordered(frequencies, settings);
        String[] words = new String[ordered.length];
        forEach(ordered.length, () -> terms, (all, from, to) -> {
            for (int column = from; column < to; column++) {
                words[column] = all.term(ordered[column]);
            }
        });
        int[] columnOf = new int[terms.size()];
        Arrays.fill(columnOf, Vocabulary.UNKNOWN);
        int[] documentFrequency = new int[ordered.length];
        for (int column = 0; column < ordered.length; column++) {
            columnOf[ordered[column]] = column;
            documentFrequency[column] = frequencies[ordered[column]];
        }
        int[][] columnOfOwn = new int[termOf.length][];
        for (int c = 0; c < termOf.length; c++) {
            columnOfOwn[c] = IntStream.of(termOf[c]).map(term -> columnOf[term]).toArray();
        }
        Vocabulary vocabulary = Vocabulary.ofCounted(List.of(words), documentFrequency);
        BagOfWords bag = BagOfWords.fit(vocabulary, trainingRows.length, settings);
        return new BagRows(this, bag, columnOfOwn, trainingRows.length);
    }

    /** Returns in how many of the rows each term occurs. */
    private int[] documentFrequencies(int[] rows) {
        int[] sum = new int[terms.size()];
        List<int[]> parts = forEach(rows.length, () -> new int[sum.length], (frequencies, from, to) -> {
            RowCounter.Entries entries = new RowCounter.Entries();
            for (int i = from; i < to; i++) {
                int[] termOfOwn = termOf[read(rows[i], entries)];
                for (int e = 0; e < entries.size; e++) {
                    frequencies[termOfOwn[entries.terms[e]]]++;
                }
            }
        });
        for (int[] part : parts) {
            for (int term = 0; term < sum.length; term++) {
                sum[term] += part[term];
            }
        }
        return sum;
    }

    /** Returns the terms of a vocabulary in its order. */
    private int[] ordered(int[] frequencies, FeatureSettings settings) {
        long[] byFrequency = new long[frequencies.length];
        int size = 0;
        for (int term = 0; term < frequencies.length; term++) {
            if (frequencies[term] >= settings.minDocumentFrequency()) {
                byFrequency[size++] = (long) -frequencies[term] << Integer.SIZE | term;
            }
        }
        Arrays.sort(byFrequency, 0, size);
        int kept = Math.min(size, settings.maxWords());
        int[] ordered = new int[size];
        for (int from = 0, to = 0; from < kept; from = to) {
            int frequency = frequencies[(int) byFrequency[from]];
            while (to < size && frequencies[(int) byFrequency[to]] == frequency) {
                ordered[to] = (int) byFrequency[to++];
            }
            terms.sort(ordered, from, to, 0);
        }
        return Arrays.copyOf(ordered, kept);
    }

    /** Replaces the entries by the row's, terms numbered as its counter does; returns which counter that is. */
    int read(int row, RowCounter.Entries entries) {
        int counter = RowCounter.number(places[row]);
        counters.get(counter).read(places[row], entries);
        return counter;
    }

    /** A part of a task over many rows. */
    @FunctionalInterface
    interface Piece<W> {

        /** Works on rows [from, to). */
        void work(W worker, int from, int to);
    }

    /** Lets several threads take pieces of n rows, each with a worker of its own; returns the workers. */
    <W> List<W> forEach(int n, Supplier<W> workers, Piece<W> piece) {
        AtomicInteger taken = new AtomicInteger();
        int pieces = (int) (((long) n + ROWS_A_PIECE - 1) / ROWS_A_PIECE);
        int parts = Math.max(1, Math.min(threads, pieces));
        Supplier<List<W>> all = () -> IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    W worker = workers.get();
                    for (int p = taken.getAndIncrement(); p < pieces; p = taken.getAndIncrement()) {
                        int from = p * ROWS_A_PIECE;
                        piece.work(worker, from, Math.min(n - from, ROWS_A_PIECE) + from);
                    }
                    return worker;
                })
                .toList();
        if (parts == 1) {
            return all.get();
        }
        ForkJoinPool pool = new ForkJoinPool(parts);
        try {
            return pool.submit(all::get).join();
        } finally {
            pool.shutdown();
        }
    }
}
