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
        this.scaleX = area.getWidth() / (Math.cos(TURN) + Math.sin(TURN));
        this.scaleY = area.getHeight() / (flatHeight() + HEIGHT * Math.cos(RISE));
    }

    private static double flatHeight() {
        return (Math.cos(TURN) + Math.sin(TURN)) * Math.sin(RISE);
    }

    /** Returns how far away a place is. */
    static double depth(double x, double y) {
        return (1 - x) * Math.sin(TURN) + y * Math.cos(TURN);
    }

    /** Returns where on the paper a place of the cube is. */
    Point2D at(double x, double y, double z) {
        double across = x * Math.cos(TURN) + y * Math.sin(TURN);
        double up = depth(x, y) * Math.sin(RISE) + z * HEIGHT * Math.cos(RISE);
        return new Point2D.Double(area.getX() + across * scaleX, area.getMaxY() - up * scaleY);
    }
}
