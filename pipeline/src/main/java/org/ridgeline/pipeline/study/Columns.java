package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.table.TextTable;

/**
 * Describes a table by its columns, from the left: what each row of it, a {@code T}, says there. Texts become a table for people, plain values
 * records for programs.
 */
final class Columns<T> {

    private final List<String> header = new ArrayList<>();
    private final List<Function<T, ?>> cells = new ArrayList<>();

    Columns<T> add(String name, Function<T, ?> cell) {
        header.add(name);
        cells.add(cell);
        return this;
    }

    /** Adds a column of values that all have one format. */
    Columns<T> add(String name, String format, Function<T, ?> cell) {
        return add(name, row -> Wording.format(format, cell.apply(row)));
    }

    /** Returns the rows as texts; the first columns hold words, the others numbers. */
    TextTable table(int textColumns, Collection<? extends T> rows) {
        return new TextTable(
                header,
                textColumns,
                rows.stream()
                        .map(row -> cells.stream()
                                .map(cell -> cell.apply(row).toString())
                                .toList())
                        .toList());
    }

    /** Returns each row as values by column name. */
    List<Map<String, Object>> records(Collection<? extends T> rows) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (T row : rows) {
            Map<String, Object> record = new LinkedHashMap<>();
            for (int j = 0; j < header.size(); j++) {
                record.put(header.get(j), cells.get(j).apply(row));
            }
            records.add(record);
        }
        return records;
    }
}
