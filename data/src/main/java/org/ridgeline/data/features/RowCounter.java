package org.ridgeline.data.features;

import java.util.Arrays;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenBuffer;
import org.ridgeline.data.text.TokenScanner;

/** Counts the terms of one text after another over a dictionary of its own. For one thread. */
final class RowCounter {

    private final TokenScanner scanner;
    private final TermDictionary stopWords = new TermDictionary();
    private final int maxNgram;
    private final TokenBuffer tokens = new TokenBuffer();
    private final TermDictionary terms = new TermDictionary();
    private final RowStore rows = new RowStore();
    private final RowStore.Entries entries = new RowStore.Entries();
    /** For each term the text that it was last seen in, counted from 1, above, and its entry in that text's row below. */
    private long[] seen = new long[2048];

    private int texts;

    RowCounter(TokenScanner scanner, StopWords stopWords, int maxNgram) {
        this.scanner = scanner;
        this.maxNgram = maxNgram;
        for (String word : stopWords.words()) {
            this.stopWords.add(word.toCharArray(), 0, word.length());
        }
    }

    /** Counts the terms of a text and stores them under the row's number. */
    void count(int row, String text) {
        scanner.scan(text, tokens);
        if (stopWords.size() > 0) {
            tokens.removeIf(stopWords::contains);
        }
        entries.size = 0;
        texts++;
        for (int n = 1; n <= maxNgram; n++) {
            countNgrams(n);
        }
        rows.add(row, entries);
    }

    private void countNgrams(int n) {
        char[] chars = tokens.chars();
        for (int i = n - 1; i < tokens.size(); i++) {
            see(terms.add(chars, tokens.start(i - n + 1), tokens.end(i)));
        }
    }

    private void see(int term) {
        if (term >= seen.length) {
            seen = Arrays.copyOf(seen, 2 * seen.length);
        }
        long last = seen[term];
        if ((int) (last >>> 32) == texts) {
            entries.counts[(int) last]++;
        } else {
            seen[term] = (long) texts << 32 | entries.size;
            entries.add(term, 1);
        }
    }

    /** Returns the terms of all texts. */
    TermDictionary terms() {
        return terms;
    }

    /** Returns the stored rows. */
    RowStore rows() {
        return rows;
    }
}
