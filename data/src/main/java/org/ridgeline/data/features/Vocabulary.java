package org.ridgeline.data.features;

import java.util.List;
import org.ridgeline.data.text.WordIndex;

/**
 * The words of a training set, each with its column and document frequency.
 *
 * <p>Order: falling document frequency, then {@link String#compareTo} (UTF-16 code units). It depends on the training
 * documents as a set only, not on their order, and puts frequent words side by side, which is kind to the cache.
 */
public final class Vocabulary {

    /** What {@link #indexOf} returns for a word that is not in the vocabulary. */
    public static final int UNKNOWN = WordIndex.UNKNOWN;

    private final List<String> words;
    private final int[] documentFrequency;
    private volatile WordIndex index;

    /** Takes ownership of the array, null where the frequencies are not known. */
    private Vocabulary(List<String> words, int[] documentFrequency) {
        this.words = List.copyOf(words);
        this.documentFrequency = documentFrequency;
    }

    /**
     * Returns the vocabulary of a stored model, its words in column order; it knows no document frequencies.
     *
     * @throws IllegalArgumentException if a word occurs twice
     */
    static Vocabulary ofWords(List<String> words) {
        Vocabulary vocabulary = new Vocabulary(words, null);
        vocabulary.builtIndex();
        return vocabulary;
    }

    /** Returns a vocabulary of different words in column order with their document frequencies; takes the array over. */
    static Vocabulary ofCounted(List<String> words, int[] documentFrequency) {
        return new Vocabulary(words, documentFrequency);
    }

    /** Returns the number of words. */
    public int size() {
        return words.size();
    }

    /** Returns the words in column order, unmodifiable. */
    public List<String> words() {
        return words;
    }

    /** Returns the column of a word, or {@link #UNKNOWN}. */
    public int indexOf(String word) {
        return index().find(word);
    }

    /** Returns the column of the word {@code chars[from, to)}, or {@link #UNKNOWN}. */
    int indexOf(char[] chars, int from, int to) {
        return index().find(chars, from, to);
    }

    /** A training looks no word up, and its vocabulary may be large. */
    private synchronized WordIndex builtIndex() {
        if (index == null) {
            index = new WordIndex(words);
        }
        return index;
    }

    private WordIndex index() {
        WordIndex built = index;
        return built == null ? builtIndex() : built;
    }

    /**
     * Returns in how many training documents the word of the given column occurs.
     *
     * @throws IllegalStateException if the vocabulary was stored without its frequencies
     */
    public int documentFrequency(int column) {
        if (documentFrequency == null) {
            throw new IllegalStateException("a stored vocabulary has no document frequencies");
        }
        return documentFrequency[column];
    }
}
