package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.XYPlot;

/** Series over a plane; upright markers are named above it, level ones in the legend. */
final class LineChart {

    private static final double HEIGHT = 300;
    private static final double MARGIN = 0.04;
    private static final Stroke UPRIGHT =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {2, 3}, 0);
    private static final float[][] LEVELS = {{9, 3, 2, 3}, {2, 3}, {12, 4}};

    private LineChart() {}

    static ChartLayout draw(LineFigure figure) {
        Scale x = Scale.of(figure.x(), values(figure, true), MARGIN);
        Scale y = Scale.of(figure.y(), values(figure, false), MARGIN);
        List<LineFigure.Marker> upright = shown(figure, true, x);
        List<LineFigure.Marker> level = shown(figure, false, y);
        boolean alone = figure.series().size() == 1;
        List<Mark> marks = new ArrayList<>();
        List<LegendItem> legend = new ArrayList<>();
        for (Series series : figure.series()) {
            long alike = figure.series().stream()
                    .filter(each -> each.style() == series.style())
                    .count();
            Mark mark = Mark.of(marks.size(), series.style(), alike == 1);
            marks.add(mark);
            legend.add(mark.legend(series.name()));
        }
        for (int i = 0; i < level.size(); i++) {
            legend.add(rule(level.get(i).label(), i));
        }
        XYPlot plot = ChartLayout.plane(ScaleAxis.across(x), ScaleAxis.down(y), new Layer((g, area) -> {
            upright.forEach(each -> upright(g, area, x.share(each.at())));
            for (int i = 0; i < level.size(); i++) {
                level(g, area, y.share(level.get(i).at()), i);
            }
            for (int i = 0; i < marks.size(); i++) {
                Series series = figure.series().get(i);
                SeriesPainter.paint(
                        g, SeriesPainter.onto(area), Polyline.of(series, x, y), marks.get(i), series.style(), i);
            }
        }));
        if (!upright.isEmpty()) {
            plot.setDomainAxis(
                    1,
                    new MarkerAxis(
                            x,
                            upright.stream()
                                    .map(each -> new MarkerAxis.Name(x.position(each.at()), each.label()))
                                    .toList()));
            plot.setDomainAxisLocation(1, AxisLocation.TOP_OR_LEFT);
        }
        List<LegendItem> shown =
                alone && level.isEmpty() && figure.series().get(0).name().isEmpty() ? List.of() : legend;
        return ChartLayout.around(plot, HEIGHT, figure.y().label(), figure.x().label(), shown);
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

    private static void upright(Graphics2D g, Rectangle2D area, double share) {
        double x = area.getX() + share * area.getWidth();
        g.setPaint(Palette.QUIET.colour());
        g.setStroke(UPRIGHT);
        g.draw(new Line2D.Double(x, area.getY(), x, area.getMaxY()));
    }

    private static void level(Graphics2D g, Rectangle2D area, double share, int index) {
        double y = area.getMaxY() - share * area.getHeight();
        g.setPaint(Palette.QUIET.colour());
        g.setStroke(levelStroke(index));
        g.draw(new Line2D.Double(area.getX(), y, area.getMaxX(), y));
    }

    private static Stroke levelStroke(int index) {
        return new BasicStroke(
                1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, LEVELS[index % LEVELS.length], 0);
    }

    private static LegendItem rule(String name, int index) {
        Shape line = new Line2D.Double(-14, 0, 14, 0);
        return new LegendItem(
                Wrapping.legend(name), null, null, null, line, levelStroke(index), Palette.QUIET.colour());
    }
}
