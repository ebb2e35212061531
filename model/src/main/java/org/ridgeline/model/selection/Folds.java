package org.ridgeline.model.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A partition of rows into folds of equal size and equal shares of each label, to within one.
 *
 * <p>The rows of each label, from the lowest label, are shuffled and dealt out in turn, the next label beginning where the last one ended.
 */
public final class Folds {

    private final int count;
    private final long seed;
    private final int[] foldOf;

    private Folds(int count, long seed, int[] foldOf) {
        this.count = count;
        this.seed = seed;
        this.foldOf = foldOf;
    }

    /** Deals out rows with these labels; fails if there are fewer than two folds, or more than rows. */
    public static Folds stratified(double[] labels, int count, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException("expected at least 2, got " + count);
        }
        if (count > labels.length) {
            throw new IllegalArgumentException(
                    "expected at most one for each of " + labels.length + " training documents, got " + count);
        }
        SortedMap<Double, List<Integer>> byLabel = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            byLabel.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
        }
        Random random = new Random(seed);
        int[] foldOf = new int[labels.length];
        int dealt = 0;
        for (List<Integer> rows : byLabel.values()) {
            Collections.shuffle(rows, random);
            for (int row : rows) {
                foldOf[row] = dealt++ % count;
            }
        }
        return new Folds(count, seed, foldOf);
    }

    public int count() {
        return count;
    }

    public long seed() {
        return seed;
    }

    /** Returns a fresh copy of the fold of each row, from 0. */
    public int[] foldOf() {
        return foldOf.clone();
    }

    /** Returns the rows of a fold, ascending. */
    public int[] in(int fold) {
        return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
    }

    /** Returns the rows of all other folds, ascending. */
    public int[] outside(int fold) {
        return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
    }
}
