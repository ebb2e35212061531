package org.ridgeline.data.dataset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgeline.data.source.DataException;

/** The labels of rows as they stand in their files, two bytes a row. */
public final class RawLabels {

    /** A column of more different labels is none of labels. */
    private static final int MOST = 1000;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final long[] counts = new long[MOST];
    private short[] ofRow = new short[1024];
    private int rows;

    /** Takes no label yet. */
    public RawLabels() {}

    /**
     * Takes the label of the next row.
     *
     * @throws DataException if there are too many different ones
     */
    public void add(String label) {
        Integer number = numbers.get(label);
        if (number == null) {
            if (numbers.size() == MOST) {
                throw new DataException(
                        "labels: more than " + MOST
                                + " different ones\n  expected: a few, such as positive and negative",
                        "name the column of the labels with `label`");
            }
            number = numbers.size();
            numbers.put(label, number);
        }
        if (rows == ofRow.length) {
            ofRow = Arrays.copyOf(ofRow, Math.addExact(rows, rows / 2));
        }
        ofRow[rows++] = number.shortValue();
        counts[number]++;
    }

    /** Returns how often each label occurs, in the order in which they were first met. */
    public Map<String, Long> counts() {
        Map<String, Long> byLabel = new LinkedHashMap<>();
        numbers.forEach((label, number) -> byLabel.put(label, counts[number]));
        return byLabel;
    }

    /** Returns the different labels in that order. */
    public String[] labels() {
        return numbers.keySet().toArray(String[]::new);
    }

    /** Returns the place of a row's label there. */
    public int of(int row) {
        return ofRow[row];
    }
}
