package org.ridgeline.reports.figure;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * A unit cube seen from above at an angle, without perspective. The corner x = 1, y = 0 is the nearest; x runs from the
 * left corner to it, y from it to the right corner, z stands on the left corner.
 */
final class Projection {

    private static final double TURN = Math.toRadians(36);
    private static final double RISE = Math.toRadians(30);
    private static final double HEIGHT = 0.85;

    private final Rectangle2D area;
    private final double scaleX;
    private final double scaleY;

    /** Fits the cube into an area. */
    Projection(Rectangle2D area) {
        this.area = area;
        this.scaleX = area.getWidth() / (StrictMath.cos(TURN) + StrictMath.sin(TURN));
        this.scaleY = area.getHeight() / (flatHeight() + HEIGHT * StrictMath.cos(RISE));
    }

    private static double flatHeight() {
        return (StrictMath.cos(TURN) + StrictMath.sin(TURN)) * StrictMath.sin(RISE);
    }

    /** Returns how far away a place is. */
    static double depth(double x, double y) {
        return (1 - x) * StrictMath.sin(TURN) + y * StrictMath.cos(TURN);
    }

    /** Returns where on the paper a place of the cube is. */
    Point2D at(double x, double y, double z) {
        double across = x * StrictMath.cos(TURN) + y * StrictMath.sin(TURN);
        double up = depth(x, y) * StrictMath.sin(RISE) + z * HEIGHT * StrictMath.cos(RISE);
        return new Point2D.Double(area.getX() + across * scaleX, area.getMaxY() - up * scaleY);
    }
}
