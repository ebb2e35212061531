package org.ridgeline.data.features;

import java.util.Objects;

/** One document's words as entries of its row: ascending columns with their values, without the bias column. Immutable. */
public final class WordRow {

    private final int[] columns;
    private final double[] values;
    private final int size;
    private final int tokens;
    private final int unknownTokens;

    /** Takes ownership of the arrays, of which the first {@code size} places count. */
    WordRow(int[] columns, double[] values, int size, int tokens, int unknownTokens) {
        this.columns = columns;
        this.values = values;
        this.size = size;
        this.tokens = tokens;
        this.unknownTokens = unknownTokens;
    }

    /** Returns the number of entries: of different words that the vocabulary holds. */
    public int size() {
        return size;
    }

    /** Returns the column of entry k. */
    public int column(int k) {
        return columns[Objects.checkIndex(k, size)];
    }

    /** Returns the value of entry k, above zero. */
    public double value(int k) {
        return values[Objects.checkIndex(k, size)];
    }

    /** Returns the number of tokens of the document. */
    public int tokens() {
        return tokens;
    }

    /** Returns how many of them the vocabulary lacks. */
    public int unknownTokens() {
        return unknownTokens;
    }
}
