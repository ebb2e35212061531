package org.ridgeline.data.features;

import org.ridgeline.data.text.TermCutter;

/** Counts the terms of one text after another over a dictionary of its own. For one thread. */
final class RowCounter {

    private final TermCutter cutter;
    private final TermDictionary terms = new TermDictionary();
    private final RowStore rows = new RowStore();
    private final RowStore.Entries entries = new RowStore.Entries();
    private final PackedTerms packed = new PackedTerms();
    private int texts;

    RowCounter(TermCutter cutter) {
        this.cutter = cutter;
    }

    /** Counts the terms of a text and stores them under the row's number. */
    void count(int row, String text) {
        cutter.cut(text);
        packed.clear();
        cutter.forEach(packed::add);
        entries.size = 0;
        terms.count(packed, ++texts, entries);
        rows.add(row, entries);
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
