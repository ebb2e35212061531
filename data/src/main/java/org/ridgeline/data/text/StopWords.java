package org.ridgeline.data.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Words that are not counted: none, the built-in English list, or a list of the user's own. Immutable.
 *
 * <p>A token is removed where it equals a word of the list; {@link TokenSettings} lower-cases the list where it
 * lower-cases the text.
 */
public final class StopWords {

    /** What {@link #name} says of a list that is not built in. */
    public static final String OWN = "own";

    private static final StopWords NONE = new StopWords("none", List.of());

    private final String name;
    private final SortedSet<String> words;
    private final WordIndex index;

    private StopWords(String name, Collection<String> words) {
        this.name = name;
        this.words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
        this.index = new WordIndex(this.words);
    }

    /** Returns the empty list, called {@code none}. */
    public static StopWords none() {
        return NONE;
    }

    /** Returns the built-in list, called {@code english}: the file beside this class, which says how it was chosen. */
    public static StopWords english() {
        try (InputStream list = StopWords.class.getResourceAsStream("english-stop-words.txt")) {
            return stored(
                    "english",
                    new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .flatMap(line -> Stream.of(line.split(" ")))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("english-stop-words.txt, which is part of this program, cannot be read", e);
        }
    }

    /**
     * Returns a list called {@value #OWN}; of no words, the empty one.
     *
     * @throws IllegalArgumentException if a word is empty or holds ASCII white space: no token equals it
     */
    public static StopWords of(Collection<String> words) {
        return stored(OWN, words);
    }

    /** Returns the list of this name and content, as a model file keeps it: a built-in list may change, a model may not. */
    static StopWords stored(String name, Collection<String> words) {
        for (String word : words) {
            if (word.isEmpty() || word.chars().anyMatch(c -> WhitespaceTokenizer.cuts((char) c))) {
                throw new IllegalArgumentException(
                        "stop words: expected words without spaces, one at a time, got \"" + word + "\"");
            }
        }
        return words.isEmpty() ? NONE : new StopWords(name, words);
    }

    /** Returns the same list in lower case. */
    StopWords lowerCase() {
        return new StopWords(name, words.stream().map(Normalization::lowerCase).toList());
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
