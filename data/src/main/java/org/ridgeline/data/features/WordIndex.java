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
        int hash = word.hashCode();
        int mask = slots.length - 1;
        int slot = (hash * 0x9e3779b9 >>> 16 ^ hash) & mask;
        while (slots[slot] != 0) {
            String other = words.get(slots[slot] - 1);
            if (other.hashCode() == hash && other.equals(word)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
