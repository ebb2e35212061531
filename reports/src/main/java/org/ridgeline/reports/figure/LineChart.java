package org.ridgeline.reports.figure;

import java.awt.geom.Line2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ridgeline.reports.figure.Drawing.Outline;
import org.ridgeline.reports.figure.Drawing.Pen;

/** Paints series over a plane; upright markers are named above it, level ones in the legend. */
final class LineChart {

    private static final double HEIGHT = 300;
    private static final double MARGIN = 0.04;
    private static final Pen UPRIGHT = Pen.of(Palette.QUIET, 1.5, 2, 3);
    private static final List<Pen> LEVEL = List.of(
            Pen.of(Palette.QUIET, 1.6, 9, 3, 2, 3),
            Pen.of(Palette.QUIET, 1.6, 2, 3),
            Pen.of(Palette.QUIET, 1.6, 12, 4));

    private LineChart() {}

    static void paint(LineFigure figure, Drawing drawing) {
        Scale x = Scale.of(figure.x(), values(figure, true), MARGIN);
        Scale y = Scale.of(figure.y(), values(figure, false), MARGIN);
        drawing.above(figure.y().label());
        Plane whole = Plane.of(x, y, drawing, HEIGHT);
        List<LineFigure.Marker> upright = shown(figure, true, x);
        MarkerNames names = MarkerNames.over(whole, x, upright);
        Plane plane = whole.under(names.height());
        plane.paint(drawing, true);
        names.paint(drawing, plane.area().getY());
        for (LineFigure.Marker marker : upright) {
            double at = plane.x(x.share(marker.at()));
            drawing.line(at, plane.area().getY(), at, plane.area().getMaxY(), UPRIGHT);
        }
        Legend legend = new Legend();
        List<LineFigure.Marker> level = shown(figure, false, y);
        for (int i = 0; i < level.size(); i++) {
            double at = plane.y(y.share(level.get(i).at()));
            drawing.line(plane.area().getX(), at, plane.area().getMaxX(), at, LEVEL.get(i % LEVEL.size()));
        }
        for (int i = 0; i < figure.series().size(); i++) {
            Series series = figure.series().get(i);
            SeriesPainter painter = new SeriesPainter(series, i, marked(series, figure));
            painter.paint(drawing, SeriesLine.of(series, x, y), plane::at);
            legend.add(series.name(), painter.sample());
        }
        for (int i = 0; i < level.size(); i++) {
            Outline rule = Outline.line(new Line2D.Double(-14, 0, 14, 0), LEVEL.get(i % LEVEL.size()));
            legend.add(level.get(i).label(), List.of(rule));
        }
        drawing.below(figure.x().label());
        boolean alone = figure.series().size() == 1 && level.isEmpty();
        if (!alone || !figure.series().get(0).name().isEmpty()) {
            legend.paint(drawing);
        }
    }

    /** Returns whether a series shows its points, or is a line that has to be told from another of its style. */
    private static boolean marked(Series series, LineFigure figure) {
        boolean line = series.style() == Series.Style.LINE || series.style() == Series.Style.DASHED;
        return !line
                || figure.series().stream()
                                .filter(each -> each.style() == series.style())
                                .count()
                        > 1;
    }

    private static DoubleStream values(LineFigure figure, boolean ofX) {
        Stream<Double> series = figure.series().stream().flatMap(each -> (ofX ? each.x() : each.y()).stream());
        Stream<Double> markers =
                figure.markers().stream().filter(each -> each.vertical() == ofX).map(LineFigure.Marker::at);
        return Stream.concat(series, markers).mapToDouble(Double::doubleValue);
    }

    private static List<LineFigure.Marker> shown(LineFigure figure, boolean vertical, Scale scale) {
        return figure.markers().stream()
                .filter(each -> each.vertical() == vertical)
                .filter(each -> scale.share(each.at()) >= 0 && scale.share(each.at()) <= 1)
                .toList();
    }
}
