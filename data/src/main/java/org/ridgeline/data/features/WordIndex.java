package org.ridgeline.data.features;

import java.util.List;

/**
 * Finds a word's place in a list. Open addressing with linear probing over one array of numbers: four to eight bytes a word,
 * where a {@link java.util.HashMap} needs some fifty, in objects that the garbage collector must follow.
 */
final class WordIndex {

    private final List<String> words;
    private final int[] slots;

    /**
     * Builds the index.
     *
     * @param words immutable
     * @throws IllegalArgumentException if a word occurs twice
     */
    WordIndex(List<String> words) {
        this.words = words;
        slots = new int[Math.max(4, Integer.highestOneBit(words.size()) << 2)];
        for (int place = 0; place < words.size(); place++) {
            String word = words.get(place);
            int slot = slot(word);
            if (slots[slot] != 0) {
                throw new IllegalArgumentException("vocabulary: expected each word once, got twice: " + word);
            }
            slots[slot] = place + 1;
        }
    }

    /** Returns the place of a word, or -1. */
    int indexOf(String word) {
        return slots[slot(word)] - 1;
    }

    /** Returns the slot that holds the word's place plus one, or the free one, 0, where it belongs. */
    private int slot(String word) {
        int mask = slots.length - 1;
        int slot = hash(word) & mask;
        while (slots[slot] != 0 && !words.get(slots[slot] - 1).equals(word)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /**
     * Mixes after each character, in 64 bits. {@link String#hashCode} would not do: the codes of words such as {@code w1a, w1b, ...} follow
     * each other, which crowds the slots (350,000 of them took a minute), and anybody can make a file of words that share one.
     */
    private static int hash(String word) {
        long hash = word.length();
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) (hash ^ hash >>> 29);
    }
}
