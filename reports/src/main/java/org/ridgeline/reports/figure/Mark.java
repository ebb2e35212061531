package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;

/** How the series of a given place in the order looks: a colour and a mark; no two of the first 72 share both. */
record Mark(Palette colour, Shape shape, Stroke stroke, boolean lined, boolean marked) {

    private static final double R = 4.2;

    /**
     * Returns the look of a series.
     *
     * @param index its place in the order
     * @param style whether lines, dashes, marks
     * @param alone whether no other line of its style is to be told from it, so that it needs no marks
     */
    static Mark of(int index, Series.Style style, boolean alone) {
        boolean dashed = style == Series.Style.DASHED;
        Stroke stroke = new BasicStroke(
                2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashed ? new float[] {7, 4} : null, 0);
        boolean everyPoint = style == Series.Style.POINTS || style == Series.Style.LINE_AND_POINTS;
        return new Mark(
                Palette.series(index), shape(index), stroke, style != Series.Style.POINTS, everyPoint || !alone);
    }

    LegendItem legend(String name) {
        return new LegendItem(
                Wrapping.legend(name),
                null,
                null,
                null,
                marked,
                shape,
                true,
                colour.colour(),
                false,
                colour.colour(),
                stroke,
                lined,
                new Line2D.Double(-14, 0, 14, 0),
                stroke,
                colour.colour());
    }

    private static Shape shape(int index) {
        return switch (index % 9) {
            case 0 -> new Ellipse2D.Double(-R, -R, 2 * R, 2 * R);
            case 1 -> new Rectangle2D.Double(-R * 0.9, -R * 0.9, 1.8 * R, 1.8 * R);
            case 2 -> polygon(0, -1.2, 1.1, 0.8, -1.1, 0.8);
            case 3 -> polygon(0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0);
            case 4 -> polygon(0, 1.2, 1.1, -0.8, -1.1, -0.8);
            case 5 -> cross(0);
            case 6 -> cross(Math.PI / 4);
            case 7 -> polygon(-1.2, 0, 0.8, -1.1, 0.8, 1.1);
            default -> polygon(1.2, 0, -0.8, -1.1, -0.8, 1.1);
        };
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(R * points[0], R * points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(R * points[i], R * points[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Shape cross(double turn) {
        double thin = 0.38;
        Shape upright = polygon(
                -thin, -1.3, thin, -1.3, thin, -thin, 1.3, -thin, 1.3, thin, thin, thin, thin, 1.3, -thin, 1.3, -thin,
                thin, -1.3, thin, -1.3, -thin, -thin, -thin);
        return AffineTransform.getRotateInstance(turn).createTransformedShape(upright);
    }
}
