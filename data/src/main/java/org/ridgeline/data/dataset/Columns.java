package org.ridgeline.data.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which columns or fields are needed. A column is known by its name in the header or by its number, from 1; a name wins where a header
 * holds a number.
 *
 * @param text the column of the texts
 * @param label that of the labels, if they are needed
 * @param split that of the splits, if rows tell theirs
 * @param id that of what a row is known by, if it is to be carried along
 */
public record Columns(String text, Optional<String> label, Optional<String> split, Optional<String> id) {

    public Columns {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(split, "split");
        Objects.requireNonNull(id, "id");
        if (Stream.of(Optional.of(text), label, split, id)
                .anyMatch(column -> column.filter(String::isBlank).isPresent())) {
            throw new IllegalArgumentException("columns: expected names or numbers, got a blank");
        }
    }

    public static Columns ofText(String text) {
        return new Columns(text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns text, label, split and identifier, in this order. */
    List<Optional<String>> all() {
        return List.of(Optional.of(text), label, split, id);
    }
}
