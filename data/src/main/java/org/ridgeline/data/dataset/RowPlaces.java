package org.ridgeline.data.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where each row was read: file and line, four bytes a row. */
public final class RowPlaces {

    private final List<String> files = new ArrayList<>();
    private final List<Integer> firstRows = new ArrayList<>();
    private int[] lines = new int[1024];
    private int rows;

    /** Holds no place yet. */
    public RowPlaces() {}

    /** Takes the place of the next row. */
    public void add(Document row) {
        if (files.isEmpty() || !files.get(files.size() - 1).equals(row.file())) {
            files.add(row.file());
            firstRows.add(rows);
        }
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, Math.addExact(rows, rows / 2));
        }
        lines[rows++] = (int) Math.min(Integer.MAX_VALUE, row.line());
    }

    /** Returns how many rows were taken. */
    public int rows() {
        return rows;
    }

    /** Returns a row's place as {@code file:line}. */
    public String of(int row) {
        int file = files.size() - 1;
        while (firstRows.get(file) > row) {
            file--;
        }
        return files.get(file) + ":" + lines[row];
    }
}
