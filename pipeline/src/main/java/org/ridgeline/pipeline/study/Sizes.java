package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Which sizes a curve visits, and in which order documents come in. */
public final class Sizes {

    /** Parts of all documents. */
    private static final double[] PARTS = {0.015, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

    /** Multiples of the threshold, close together around it, where the error has its peak. */
    private static final double[] MULTIPLES = {
        0.03, 0.07, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88, 0.95, 1, 1.05, 1.15, 1.35, 1.7, 2.2, 3, 5
    };

    private Sizes() {}

    /** Returns numbers of documents from a few to all of n, ascending. */
    public static List<Integer> ofDocuments(int n) {
        SortedSet<Integer> sizes = new TreeSet<>();
        DoubleStream.of(PARTS).forEach(part -> sizes.add(Math.max(Math.min(2, n), (int) Math.round(part * n))));
        return List.copyOf(sizes);
    }

    /**
     * Returns numbers of words from a few to all of them, ascending, with the threshold among them where there are so many.
     *
     * @param threshold the number of words at which there are as many columns as independent documents
     */
    public static List<Integer> ofWords(int words, int threshold) {
        SortedSet<Integer> sizes = new TreeSet<>();
        DoubleStream.of(MULTIPLES)
                .mapToInt(multiple -> Math.max(1, (int) Math.round(multiple * threshold)))
                .filter(size -> size < words)
                .forEach(sizes::add);
        sizes.add(words);
        return List.copyOf(sizes);
    }

    /** Returns rows 0 to n - 1 in an order drawn from the seed. */
    static int[] order(int n, long seed) {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(rows, new Random(seed));
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns the first columns, and the last one as well where it is the bias. */
    static int[] firstColumns(int columns, int words, boolean bias) {
        int[] kept = IntStream.range(0, words + (bias ? 1 : 0)).toArray();
        if (bias) {
            kept[words] = columns - 1;
        }
        return kept;
    }
}
