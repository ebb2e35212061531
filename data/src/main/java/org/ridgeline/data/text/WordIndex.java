package org.ridgeline.data.text;

import java.util.Arrays;
import java.util.Collection;

/**
 * Numbers different words and finds them by slices of a char array, without making a String of them.
 *
 * <p>Open addressing with linear probing, at most half full. The terms' characters lie one after the other in one array, so
 * that a probe compares two ranges of chars and follows no reference. Immutable and thread-safe.
 */
public final class WordIndex {

    /** What {@link #find} returns for a slice that is no term. */
    public static final int UNKNOWN = -1;

    private final char[] characters;
    private final int[] ends;
    private final int[] slots;
    private final int[] hashes;
    private final int mask;

    /**
     * Indexes words, numbered from 0 in the order given.
     *
     * @throws IllegalArgumentException if one occurs twice
     */
    public WordIndex(Collection<String> terms) {
        characters = new char[terms.stream().mapToInt(String::length).reduce(0, Math::addExact)];
        ends = new int[terms.size() + 1];
        int capacity = Integer.highestOneBit(Math.max(4, Math.min(terms.size(), 1 << 28))) << 2;
        mask = capacity - 1;
        slots = new int[capacity];
        hashes = new int[terms.size()];
        int number = 0;
        for (String term : terms) {
            int from = ends[number];
            term.getChars(0, term.length(), characters, from);
            ends[number + 1] = from + term.length();
            hashes[number] = hash(characters, from, ends[number + 1]);
            if (find(characters, from, ends[number + 1]) != UNKNOWN) {
                throw new IllegalArgumentException("vocabulary: expected each word once, got twice: " + term);
            }
            add(number++);
        }
    }

    int size() {
        return hashes.length;
    }

    private void add(int number) {
        int slot = spread(hashes[number]) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = number + 1;
    }

    /** Returns the number of the term that equals {@code text[from, to)}, or {@link #UNKNOWN}. */
    public int find(char[] text, int from, int to) {
        int hash = hash(text, from, to);
        int slot = spread(hash) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && Arrays.equals(characters, ends[number], ends[number + 1], text, from, to)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    public int find(String word) {
        return find(word.toCharArray(), 0, word.length());
    }

    /** Mixes after each character, so that no simple rule makes words that share a hash, as it does with {@link String#hashCode}. */
    private static int hash(char[] text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    /** Multiplies by the golden ratio and takes the upper half down, as the lower bits of the hash are the last letters. */
    private static int spread(int hash) {
        int product = hash * 0x9E3779B9;
        return product ^ product >>> 16;
    }
}
