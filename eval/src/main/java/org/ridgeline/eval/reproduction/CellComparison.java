package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A cell of the table: what it should be, or was in another run, beside what was measured.
 *
 * @param cell its name, such as {@code l2/test mse}
 * @param unit how its numbers are printed
 * @param before the pinned value, or the other run's with no tolerance; empty where that run has no such cell
 * @param book the book's value with its band; empty where it is not judged
 * @param after the measured value; empty where there is none
 */
public record CellComparison(
        String cell, Unit unit, Optional<Target> before, Optional<Target> book, Optional<Double> after) {

    /** Returns every cell of either run, by name. */
    static List<CellComparison> of(Map<String, Double> before, Map<String, Double> after) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<CellComparison> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(new CellComparison(
                    name,
                    name.endsWith(" mse") ? Unit.MSE : Unit.FRACTION,
                    Optional.ofNullable(before.get(name)).map(value -> new Target(value, 0)),
                    Optional.empty(),
                    Optional.ofNullable(after.get(name))));
        }
        return cells;
    }

    /** Returns whether both values are there and the same to the last bit. */
    public boolean identical() {
        return before.isPresent() && before.map(Target::value).equals(after);
    }

    /** Returns whether the measured value is within every tolerance. */
    public boolean passed() {
        return before.isPresent()
                && before.get().verdict(after).passed()
                && book.map(band -> band.verdict(after).passed()).orElse(true);
    }
}
