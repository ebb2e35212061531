package org.ridgeline.reports.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ridgeline.reports.figure.Drawing.Outline;
import org.ridgeline.reports.figure.Drawing.Pen;

/** Paints histograms over each other, filled so that both show, each with its outline. */
final class HistogramChart {

    private static final double HEIGHT = 290;
    private static final double HEADROOM = 1.05;
    private static final double OPACITY = 0.3;
    private static final Integer[][] DASHES = {{}, {7, 3}, {2, 2}, {9, 3, 2, 3}};

    private HistogramChart() {}

    static void paint(HistogramFigure figure, Drawing drawing) {
        int bins = figure.counts().get(0).bins().size();
        double end = figure.from() + figure.binWidth() * Math.max(1, bins);
        Scale x = Scale.of(figure.x(), DoubleStream.of(figure.from(), end), 0);
        Scale y = upright(figure);
        drawing.above(figure.y().label());
        Plane plane = Plane.of(x, y, drawing, HEIGHT);
        plane.paint(drawing, true);
        Legend legend = new Legend();
        for (int i = 0; i < figure.counts().size(); i++) {
            HistogramFigure.Counts counts = figure.counts().get(i);
            Pen pen = Pen.of(Palette.series(i), 1.8, DASHES[i % DASHES.length]);
            Path2D steps = steps(figure, counts, x, y, plane);
            if (steps.getCurrentPoint() != null) {
                drawing.add(new Outline(steps, pen.colour(), OPACITY, pen));
            }
            Rectangle2D box = new Rectangle2D.Double(-11, -6, 22, 12);
            legend.add(counts.name(), List.of(new Outline(box, pen.colour(), OPACITY, pen)));
        }
        drawing.below(figure.x().label());
        legend.paint(drawing);
    }

    /** Returns the axis' range, else a scale from 0 or, where it is logarithmic, from half a count, so that a single one shows. */
    private static Scale upright(HistogramFigure figure) {
        Axis axis = figure.y();
        long most =
                figure.counts().stream().flatMap(each -> each.bins().stream()).reduce(1L, Math::max);
        if (axis.range().isPresent()) {
            return Scale.of(axis, DoubleStream.empty(), 0);
        }
        return axis.logarithmic()
                ? new Scale(true, StrictMath.log10(0.5), StrictMath.log10(most) * HEADROOM + 0.05)
                : new Scale(false, 0, most * HEADROOM);
    }

    /** Returns steps along the bins, each run of them from the floor and back to it. */
    private static Path2D steps(HistogramFigure figure, HistogramFigure.Counts counts, Scale x, Scale y, Plane plane) {
        Path2D path = new Path2D.Double();
        double floor = plane.y(0);
        double last = floor;
        for (int i = 0; i <= counts.bins().size(); i++) {
            double left = plane.x(x.inside(figure.from() + i * figure.binWidth()));
            double top = i == counts.bins().size()
                    ? floor
                    : plane.y(y.inside(counts.bins().get(i)));
            if (top != last) {
                if (last == floor) {
                    path.moveTo(left, floor);
                } else {
                    path.lineTo(left, last);
                }
                path.lineTo(left, top);
            }
            last = top;
        }
        return path;
    }
}
