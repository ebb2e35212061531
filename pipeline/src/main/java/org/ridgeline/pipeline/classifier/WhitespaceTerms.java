package org.ridgeline.pipeline.classifier;

import java.util.Arrays;
import org.ridgeline.data.features.BagOfWords;
import org.ridgeline.data.features.WordRow;
import org.ridgeline.data.text.Normalization;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.WhitespaceTokenizer;

/**
 * The rows of texts that are cut at white space: what {@link TokenSettings#tokenizer} and {@link BagOfWords#row} give, without
 * a String for each term.
 *
 * <p>The kept tokens are moved together in a char array, one space between them; then every n-gram is a slice of it.
 */
final class WhitespaceTerms {

    private final BagOfWords bag;
    private final TokenSettings settings;
    private final TermIndex terms;
    private final TermIndex stopWords;

    WhitespaceTerms(BagOfWords bag, TokenSettings settings) {
        this.bag = bag;
        this.settings = settings;
        this.terms = new TermIndex(bag.vocabulary().words());
        this.stopWords = new TermIndex(settings.stopWords().words());
    }

    WordRow row(String text) {
        char[] characters = (settings.lowerCase() ? Normalization.lowerCase(text) : text).toCharArray();
        int[] starts = new int[characters.length / 2 + 2];
        int tokens = joinTokens(characters, starts);
        int occurrences = 0;
        for (int n = 1; n <= settings.maxNgram(); n++) {
            occurrences += Math.max(0, tokens - n + 1);
        }
        int[] columns = new int[occurrences];
        int known = 0;
        for (int n = 1; n <= settings.maxNgram(); n++) {
            for (int i = 0; i + n <= tokens; i++) {
                // The next token's start lies one space behind this term's end.
                int column = terms.find(characters, starts[i], starts[i + n] - 1);
                if (column != TermIndex.UNKNOWN) {
                    columns[known++] = column;
                }
            }
        }
        return bag.row(known == occurrences ? columns : Arrays.copyOf(columns, known), occurrences);
    }

    /** Moves the kept tokens to the front; token i starts at {@code starts[i]}, and the next start is one beyond its space. */
    private int joinTokens(char[] characters, int[] starts) {
        boolean filter = !settings.stopWords().isEmpty();
        int tokens = 0;
        int end = 0;
        int at = 0;
        while (at < characters.length) {
            int from = at;
            while (at < characters.length && !WhitespaceTokenizer.cuts(characters[at])) {
                at++;
            }
            if (at > from && !(filter && stopWords.find(characters, from, at) != TermIndex.UNKNOWN)) {
                int length = at - from;
                if (end != from) {
                    System.arraycopy(characters, from, characters, end, length);
                }
                tokens++;
                end += length;
                // The last token may reach the end of the array; there no n-gram goes on.
                if (end < characters.length) {
                    characters[end] = ' ';
                }
                starts[tokens] = ++end;
            }
            at++;
        }
        return tokens;
    }
}
