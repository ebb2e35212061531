package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/** Lines of equal height, light where low and dark where high, each named by its level, under trajectories. */
final class ContourChart {

    private static final double HEIGHT = 370;

    private ContourChart() {}

    static ChartLayout draw(ContourFigure figure) {
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
        XYPlot plot = ChartLayout.plane(ScaleAxis.across(x), ScaleAxis.down(y), new Layer((g, area) -> {
            UnaryOperator<Point2D> paper = SeriesPainter.onto(area);
            g.setStroke(new BasicStroke(1));
            g.setPaint(Palette.GRID.colour());
            g.draw(area);
            List<Point2D> taken = figure.paths().stream()
                    .flatMap(path -> Polyline.of(path, x, y).stream())
                    .flatMap(List::stream)
                    .map(place -> paper.apply(place.point2d()))
                    .toList();
            paintLevels(g, paper, figure, x, y, new ContourLabels(area, taken));
            for (int i = 0; i < marks.size(); i++) {
                Series path = figure.paths().get(i);
                SeriesPainter.trajectory(g, paper, Polyline.of(path, x, y), marks.get(i), path.style());
            }
        }));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        return ChartLayout.around(plot, HEIGHT, figure.y().label(), figure.x().label(), legend);
    }

    private static void paintLevels(
            Graphics2D g, UnaryOperator<Point2D> paper, ContourFigure figure, Scale x, Scale y, ContourLabels labels) {
        int levels = figure.levels().size();
        List<List<Point2D>> longest = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            List<List<Point2D>> lines = new ArrayList<>();
            for (double[][] line : Contours.of(figure.grid(), figure.levels().get(i))) {
                lines.add(Arrays.stream(line)
                        .map(at -> paper.apply(new Point2D.Double(x.share(at[0]), y.share(at[1]))))
                        .toList());
            }
            longest.add(lines.stream().max(Comparator.comparingInt(List::size)).orElse(List.of()));
            g.setStroke(new BasicStroke(1.3f));
            g.setPaint(Palette.height(0.2 + 0.8 * (i + 0.5) / levels).colour());
            Path2D path = new Path2D.Double();
            lines.forEach(line -> append(path, line));
            if (path.getCurrentPoint() != null) {
                g.draw(path);
            }
        }
        for (int i = 0; i < levels; i++) {
            labels.add(g, figure.levels().get(i), longest.get(i));
        }
    }

    private static void append(Path2D path, List<Point2D> line) {
        path.moveTo(line.get(0).getX(), line.get(0).getY());
        line.stream().skip(1).forEach(at -> path.lineTo(at.getX(), at.getY()));
    }
}
