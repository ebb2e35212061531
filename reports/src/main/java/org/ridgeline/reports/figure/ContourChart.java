package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/** Lines of equal height, light where low and dark where high, under trajectories. */
final class ContourChart {

    private static final double HEIGHT = 420;

    private ContourChart() {}

    static Drawing draw(ContourFigure figure, boolean titled) {
        Grid grid = figure.grid();
        Scale x = Scale.of(figure.x(), DoubleStream.of(grid.x().from(), grid.x().to()), 0);
        Scale y = Scale.of(figure.y(), DoubleStream.of(grid.y().from(), grid.y().to()), 0);
        List<Mark> marks = new ArrayList<>();
        List<LegendItem> legend = new ArrayList<>();
        for (Series series : figure.paths()) {
            Mark mark = Mark.of(marks.size(), series.style(), false);
            marks.add(mark);
            legend.add(mark.legend(series.name()));
        }
        XYPlot plot = Drawing.plane(ScaleAxis.across(x), ScaleAxis.down(y), new Layer((g, area) -> {
            paintLevels(g, area, figure, x, y);
            for (int i = 0; i < marks.size(); i++) {
                Series path = figure.paths().get(i);
                SeriesPainter.trajectory(
                        g, SeriesPainter.onto(area), Polyline.of(path, x, y), marks.get(i), path.style());
            }
        }));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        String title = titled ? figure.caption().title() : "";
        return Drawing.around(plot, HEIGHT, figure.y().label(), figure.x().label(), legend, title);
    }

    private static void paintLevels(Graphics2D g, Rectangle2D area, ContourFigure figure, Scale x, Scale y) {
        g.setStroke(new BasicStroke(1.3f));
        int levels = figure.levels().size();
        for (int i = 0; i < levels; i++) {
            g.setPaint(Palette.height(0.2 + 0.8 * (i + 0.5) / levels).colour());
            Path2D path = new Path2D.Double();
            for (double[][] line : Contours.of(figure.grid(), figure.levels().get(i))) {
                for (int p = 0; p < line.length; p++) {
                    double px = area.getX() + x.share(line[p][0]) * area.getWidth();
                    double py = area.getMaxY() - y.share(line[p][1]) * area.getHeight();
                    if (p == 0) {
                        path.moveTo(px, py);
                    } else {
                        path.lineTo(px, py);
                    }
                }
            }
            if (path.getCurrentPoint() != null) {
                g.draw(path);
            }
        }
    }
}
