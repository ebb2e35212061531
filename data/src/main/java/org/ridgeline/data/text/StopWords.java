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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that are not counted: none, the built-in English list, or a list of the user's own. {@link TokenSettings} lower-cases the list
 * where it lower-cases the text.
 *
 * @param name {@code none}, {@code english} or {@value #OWN}
 * @param words by {@link String#compareTo}, unmodifiable; a token that equals one is removed
 */
public record StopWords(String name, SortedSet<String> words) {

    public static final String OWN = "own";

    /**
     * Makes a list.
     *
     * @throws IllegalArgumentException if a word is empty or holds ASCII white space: no token equals it
     */
    public StopWords {
        words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
        for (String word : words) {
            if (word.isEmpty() || word.chars().anyMatch(c -> WhitespaceTokenizer.cuts((char) c))) {
                throw new IllegalArgumentException(
                        "stop words: expected words without spaces, one at a time, got \"" + word + "\"");
            }
        }
        name = words.isEmpty() ? "none" : name;
    }

    public static StopWords none() {
        return of(List.of());
    }

    /** Returns the built-in list, called {@code english}: the file beside this class, which says how it was chosen. */
    public static StopWords english() {
        try (InputStream list = StopWords.class.getResourceAsStream("english-stop-words.txt")) {
            return new StopWords(
                    "english",
                    new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .flatMap(line -> Stream.of(line.split(" ")))
                            .collect(Collectors.toCollection(TreeSet::new)));
        } catch (IOException e) {
            throw new UncheckedIOException("english-stop-words.txt, which is part of this program, cannot be read", e);
        }
    }

    /** Returns a list called {@value #OWN}; of no words, the empty one. */
    public static StopWords of(Collection<String> words) {
        return new StopWords(OWN, new TreeSet<>(words));
    }

    StopWords lowerCase() {
        return new StopWords(
                name, words.stream().map(Normalization::lowerCase).collect(Collectors.toCollection(TreeSet::new)));
    }

    public boolean contains(String word) {
        return words.contains(word);
    }

    @Override
    public String toString() {
        return words.isEmpty() ? name : name + " (" + words.size() + " words)";
    }
}
