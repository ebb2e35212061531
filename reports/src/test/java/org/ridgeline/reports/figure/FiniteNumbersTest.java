package org.ridgeline.reports.figure;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No figure can hold a number that neither JSON nor a drawing can show. */
class FiniteNumbersTest {

    private static final Axis AXIS = Axis.linear("");
    private static final Axis.Range UNIT = new Axis.Range(0, 1);

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void everyPartOfAFigureRefusesWhatIsNotFinite(double bad) {
        refuses("series s", () -> new Series("s", List.of(bad), List.of(1.0), Series.Style.LINE));
        refuses("series s", () -> new Series("s", List.of(1.0), List.of(bad), Series.Style.LINE));
        refuses("marker m", () -> new LineFigure.Marker(true, bad, "m"));
        refuses("bar b", () -> new BarFigure.Bar("b", bad, 0, 1, ""));
        refuses("bar b", () -> new BarFigure.Bar("b", 0, bad, 1, ""));
        refuses("bar b", () -> new BarFigure.Bar("b", 0, -1, bad, ""));
        refuses("lower edge", () -> histogram(bad, 1));
        refuses("bin width", () -> histogram(0, bad));
        refuses("grid", () -> Grid.of(UNIT, UNIT, 2, 2, (x, y) -> x + y > 1 ? bad : 0));
        refuses("axis range", () -> AXIS.from(0, bad));
        refuses("axis range", () -> AXIS.from(bad, 0));
        Grid grid = Grid.of(UNIT, UNIT, 2, 2, (x, y) -> 0);
        refuses(
                "levels",
                () -> new ContourFigure(FigureSamples.caption("a"), AXIS, AXIS, grid, List.of(0.5, bad), List.of()));
    }

    @Test
    void theEndsOfABarAreInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BarFigure.Bar("b", 0, 1, -1, ""))
                .withMessage("bar b: expected low <= high, got 1.0 and -1.0");
    }

    @Test
    void aLogarithmicAxisBeginsAboveZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Axis.log("").from(0, 1))
                .withMessageStartingWith("logarithmic axis: expected a range above 0, got ");
    }

    private static HistogramFigure histogram(double from, double width) {
        List<HistogramFigure.Counts> counts = List.of(new HistogramFigure.Counts("c", List.of(1L)));
        return new HistogramFigure(FigureSamples.caption("a"), AXIS, AXIS, from, width, counts);
    }

    private static void refuses(String what, ThrowingCallable made) {
        assertThatIllegalArgumentException()
                .isThrownBy(made)
                .withMessageStartingWith(what + ": expected finite numbers, got ");
    }
}
