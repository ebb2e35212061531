package org.ridgeline.pipeline.reproduce;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.ridgeline.pipeline.experiment.Expected.Cell;

/**
 * How far one pinned number spreads, and the tolerance that follows.
 *
 * <p>The rule: ten times the larger of the spread and the farthest distance from the pinned value, rounded up to two digits; never below four
 * units in the last place of the number, as text and a last rounding need. The ten are for what is not at hand: another LAPACK, a GPU, a
 * processor without fused multiply-add.
 *
 * @param cell its name
 * @param n how many ways to compute it gave a certified fit
 * @param min the smallest value
 * @param max the largest
 * @param pinned the value in the file
 * @param tolerance the tolerance in the file
 */
public record CellSpread(String cell, int n, double min, double max, double pinned, double tolerance) {

    /** What the spread is multiplied by. */
    public static final int MARGIN = 10;

    private static final int LAST_PLACES = 4;

    private static final MathContext UP = new MathContext(2, RoundingMode.CEILING);

    static CellSpread of(Cell cell, List<Double> values) {
        if (values == null) {
            throw new PinnedException(cell.name() + ": expected a certified fit by one solver at least, got none");
        }
        return new CellSpread(
                cell.name(),
                values.size(),
                values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                cell.pinned(),
                cell.tolerance());
    }

    /** Returns the largest value minus the smallest. */
    public double spread() {
        return max - min;
    }

    /** Returns the tolerance that the rule gives. */
    public double derived() {
        double reach = Math.max(Math.abs(max - pinned), Math.abs(min - pinned));
        double least = LAST_PLACES * Math.ulp(Math.max(Math.abs(min), Math.abs(max)));
        double exact = Math.max(least, MARGIN * Math.max(spread(), reach));
        return new BigDecimal(exact).round(UP).doubleValue();
    }

    /** Says whether the file's tolerance is narrower than the derived one. */
    public boolean tooNarrow() {
        return tolerance < derived();
    }

    /** Returns the comparison in words. */
    public String verdict() {
        return tooNarrow() ? "too narrow" : tolerance > derived() ? "wider than derived" : "as derived";
    }
}
