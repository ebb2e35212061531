package org.ridgeline.data.features;

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
    private int[] from = new int[512];
    private int[] to = new int[512];
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
        int size = Math.max(0, tokens.size() - n + 1);
        if (size > from.length) {
            from = new int[2 * size];
            to = new int[2 * size];
        }
        for (int i = 0; i < size; i++) {
            from[i] = tokens.start(i);
            to[i] = tokens.end(i + n - 1);
        }
        terms.count(tokens.chars(), from, to, size, texts, entries);
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
