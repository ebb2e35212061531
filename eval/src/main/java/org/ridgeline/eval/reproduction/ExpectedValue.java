package org.ridgeline.eval.reproduction;

import java.util.Objects;
import java.util.Optional;

/**
 * What one cell of the table should be: our pinned value and, where it is to be judged, the book's.
 *
 * @param cell name of the cell, such as {@code none/test accuracy}; not blank
 * @param unit how its numbers are read and printed
 * @param pinned our own value, with a tight tolerance
 * @param book the book's value with its band; empty where the book prints none, or where an experiment departs from
 *     the book's setting so that the distance is shown but not judged
 */
public record ExpectedValue(String cell, Unit unit, Target pinned, Optional<Target> book) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException where the name is blank
     */
    public ExpectedValue {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(pinned, "pinned");
        Objects.requireNonNull(book, "book");
        if (cell.isBlank()) {
            throw new IllegalArgumentException("cell: expected a name, got a blank");
        }
    }
}
