package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A measured value of two runs.
 *
 * @param cell its name, such as {@code l2/test mse}
 * @param before the first run's, empty where it has no such cell
 * @param after the second run's, empty where it has no such cell
 */
public record CellDifference(String cell, Optional<Double> before, Optional<Double> after) {

    /** Returns every cell of either run, by name. */
    static List<CellDifference> of(SortedMap<String, Double> before, SortedMap<String, Double> after) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<CellDifference> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(new CellDifference(
                    name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))));
        }
        return cells;
    }

    /** Returns whether both are there and the same to the last bit. */
    public boolean identical() {
        return before.isPresent() && before.equals(after);
    }

    /** Returns how the cell is printed. */
    public Unit unit() {
        return cell.endsWith(" mse") ? Unit.MSE : Unit.FRACTION;
    }

    /** Returns whether both are there and the same in print. */
    public boolean printedAlike() {
        return before.isPresent()
                && after.isPresent()
                && unit().print(before.get()).equals(unit().print(after.get()));
    }
}
