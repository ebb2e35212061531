package org.ridgeline.data.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ridgeline.data.text.TokenSettings.Scheme;

/**
 * Token settings as the properties of a model file.
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@code tokens}</td><td>{@code whitespace} or {@code ptb}; {@code leaves} in the model of a run on a
 * treebank, read as whitespace</td></tr>
 * <tr><td>{@code tokens.options}</td><td>with {@code ptb}, {@link PtbTokenizer#OPTIONS}</td></tr>
 * <tr><td>{@code lowerCase}</td><td>{@code true} or {@code false}</td></tr>
 * <tr><td>{@code tokens.ngrams}</td><td>{@code 1}, {@code 2} or {@code 3}; 1 where it is missing</td></tr>
 * <tr><td>{@code tokens.stopWords}</td><td>the list's name; {@code none} where it is missing</td></tr>
 * <tr><td>{@code tokens.stopWords.words}</td><td>where the list is not empty, its words, one space between them</td></tr>
 * </table>
 */
public final class TokenProperties {

    private static final String TOKENS = "tokens";
    private static final String OPTIONS = "tokens.options";
    private static final String LOWER_CASE = "lowerCase";
    private static final String NGRAMS = "tokens.ngrams";
    private static final String STOP_WORDS = "tokens.stopWords";
    private static final String STOP_WORDS_WORDS = "tokens.stopWords.words";
    private static final String LEAVES = "leaves";

    private TokenProperties() {}

    public static SortedMap<String, String> write(TokenSettings settings) {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(TOKENS, settings.scheme().name().toLowerCase(Locale.ROOT));
        properties.put(LOWER_CASE, Boolean.toString(settings.lowerCase()));
        if (settings.scheme() == Scheme.PTB) {
            properties.put(OPTIONS, PtbTokenizer.OPTIONS);
        }
        if (settings.maxNgram() > 1) {
            properties.put(NGRAMS, Integer.toString(settings.maxNgram()));
        }
        if (!settings.stopWords().words().isEmpty()) {
            properties.put(STOP_WORDS, settings.stopWords().name());
            properties.put(
                    STOP_WORDS_WORDS, String.join(" ", settings.stopWords().words()));
        }
        return properties;
    }

    /** Returns the properties of a run's model, whose tokens are the leaves of a treebank or CoreNLP's; a fresh map. */
    public static SortedMap<String, String> ofTreebank(boolean ptb) {
        SortedMap<String, String> properties = write(TokenSettings.of(ptb ? Scheme.PTB : Scheme.WHITESPACE));
        if (!ptb) {
            properties.put(TOKENS, LEAVES);
        }
        return properties;
    }

    /**
     * Returns the settings that the properties hold; other keys are not looked at.
     *
     * @throws IllegalArgumentException naming the key, what is expected and what it holds
     */
    public static TokenSettings read(Map<String, String> properties) {
        String tokens = oneOf(TOKENS, properties.get(TOKENS), "whitespace", "ptb", LEAVES);
        Scheme scheme = tokens.equals("ptb") ? Scheme.PTB : Scheme.WHITESPACE;
        if (scheme == Scheme.PTB) {
            // Other options cut other tokens, and the weights would stand beside the wrong words.
            oneOf(OPTIONS, properties.get(OPTIONS), PtbTokenizer.OPTIONS);
        }
        boolean lowerCase = Boolean.parseBoolean(oneOf(LOWER_CASE, properties.get(LOWER_CASE), "true", "false"));
        int maxNgram = Integer.parseInt(oneOf(NGRAMS, properties.getOrDefault(NGRAMS, "1"), "1", "2", "3"));
        return new TokenSettings(scheme, lowerCase, maxNgram, stopWords(properties));
    }

    private static StopWords stopWords(Map<String, String> properties) {
        String none = StopWords.none().name();
        String name = oneOf(STOP_WORDS, properties.getOrDefault(STOP_WORDS, none), none, "english", StopWords.OWN);
        if (name.equals(none)) {
            return StopWords.none();
        }
        String words = properties.get(STOP_WORDS_WORDS);
        if (words == null) {
            throw unexpected(STOP_WORDS_WORDS, "the words of the list", null);
        }
        return new StopWords(name, new TreeSet<>(List.of(words.split(" "))));
    }

    /**
     * Returns a property's value.
     *
     * @throws IllegalArgumentException if it is none of the expected ones, or null
     */
    public static String oneOf(String key, String got, String... expected) {
        if (got == null || !List.of(expected).contains(got)) {
            throw unexpected(key, String.join(" or ", expected), got);
        }
        return got;
    }

    /** Returns the complaint about a property's value; null for one that is missing. */
    public static IllegalArgumentException unexpected(String key, String expected, String got) {
        return new IllegalArgumentException("property " + key + ": expected " + expected + ", got "
                + (got == null ? "nothing" : "\"" + got + "\""));
    }
}
