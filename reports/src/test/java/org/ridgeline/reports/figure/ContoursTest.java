package org.ridgeline.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of equal height of functions whose lines are known. */
class ContoursTest {

    private static final Axis.Range UNIT = new Axis.Range(-1, 1);

    @Test
    void aPlaneHasOneStraightLine() {
        List<List<Point2D>> lines = Contours.of(Grid.of(UNIT, UNIT, 5, 5, (x, y) -> x), 0.3);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).hasSize(5).allSatisfy(point -> assertThat(point.getX())
                .isCloseTo(0.3, within(1e-12)));
    }

    @Test
    void aBowlHasAClosedCircle() {
        List<List<Point2D>> lines = Contours.of(Grid.of(UNIT, UNIT, 101, 101, (x, y) -> x * x + y * y), 0.25);
        assertThat(lines).hasSize(1);
        List<Point2D> circle = lines.get(0);
        assertThat(circle.get(0)).isEqualTo(circle.get(circle.size() - 1));
        // Linear interpolation of a square over a step of h = 0.02 is off by at most h^2/4; along the radius 0.5, as
        // much.
        assertThat(circle).allSatisfy(point -> assertThat(point.distance(0, 0)).isCloseTo(0.5, within(1e-4)));
    }

    @Test
    void aSaddleHasTwoBranchesThatDoNotCross() {
        List<List<Point2D>> lines = Contours.of(Grid.of(UNIT, UNIT, 2, 2, (x, y) -> x * y), 0.1);
        assertThat(lines).hasSize(2);
    }

    @Test
    void aLevelOutOfReachHasNoLine() {
        assertThat(Contours.of(Grid.of(UNIT, UNIT, 4, 4, (x, y) -> 1), 1)).isEmpty();
    }
}
