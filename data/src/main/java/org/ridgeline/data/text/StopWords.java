package org.ridgeline.data.text;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Words that are not counted: none, the built-in English list, or a list of the user's own. Immutable.
 *
 * <p>A token is removed where it equals a word of the list; {@link TokenSettings} lower-cases the list where it
 * lower-cases the text.
 */
public final class StopWords {

    /** What {@link #name} says of a list that is not built in. */
    public static final String OWN = "own";

    private static final StopWords NONE = new StopWords("none", Collections.emptySortedSet());

    private final String name;
    private final SortedSet<String> words;
    private final WordIndex index;

    private StopWords(String name, SortedSet<String> words) {
        this.name = name;
        this.words = words;
        this.index = new WordIndex(words);
    }

    /** Returns the empty list, called {@code none}. */
    public static StopWords none() {
        return NONE;
    }

    /**
     * Returns the built-in list, called {@code english}: {@link EnglishStopWords} says which words are on it, and that no
     * negation is.
     */
    public static StopWords english() {
        return new StopWords("english", EnglishStopWords.WORDS);
    }

    /**
     * Returns a list called {@value #OWN}; of no words, the empty one.
     *
     * @throws IllegalArgumentException if a word is empty or holds ASCII white space: no token equals it
     */
    public static StopWords of(Collection<String> words) {
        return words.isEmpty() ? NONE : new StopWords(OWN, checked(words));
    }

    /** Returns the list of this name and content, as a model file keeps it: a built-in list may change, a model may not. */
    static StopWords stored(String name, Collection<String> words) {
        return words.isEmpty() ? NONE : new StopWords(name, checked(words));
    }

    private static SortedSet<String> checked(Collection<String> words) {
        SortedSet<String> sorted = new TreeSet<>(words);
        for (String word : sorted) {
            if (word.isEmpty() || word.chars().anyMatch(c -> WhitespaceTokenizer.cuts((char) c))) {
                throw new IllegalArgumentException(
                        "stop words: expected words without spaces, one at a time, got \"" + word + "\"");
            }
        }
        return Collections.unmodifiableSortedSet(sorted);
    }

    /** Returns the same list in lower case. */
    StopWords lowerCase() {
        SortedSet<String> lower =
                words.stream().map(Normalization::lowerCase).collect(Collectors.toCollection(TreeSet::new));
        return lower.equals(words) ? this : new StopWords(name, Collections.unmodifiableSortedSet(lower));
    }

    /** Returns {@code none}, {@code english} or {@value #OWN}. */
    public String name() {
        return name;
    }

    /** Returns the words by {@link String#compareTo}, unmodifiable. */
    public SortedSet<String> words() {
        return words;
    }

    /** Returns whether the list is empty. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns whether the word is on the list. */
    public boolean contains(String word) {
        return words.contains(word);
    }

    boolean contains(char[] chars, int from, int to) {
        return index.find(chars, from, to) != WordIndex.UNKNOWN;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StopWords that && name.equals(that.name) && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return words.isEmpty() ? name : name + " (" + words.size() + " words)";
    }
}
