package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.ui.RectangleInsets;

/** A surface as a mesh of at most 24 x 24 facets, dark where high, with paths on it. */
final class SurfacePlot extends Plot {

    private static final long serialVersionUID = 1L;
    private static final double HEIGHT = 370;
    private static final double LEFT = 62;
    private static final double RIGHT = 30;
    private static final double BELOW = 40;
    private static final double LINE = 18;
    private static final int MOST_FACETS = 24;
    private static final double X_LABEL = 150;
    private static final double Y_LABEL = 75;
    private static final double BESIDE = 16;
    private static final double UNDER_TICKS = 38;

    private final transient SurfaceFigure figure;
    private final transient Scale xs;
    private final transient Scale ys;
    private final transient Scale zs;
    private final transient List<Mark> marks = new ArrayList<>();

    private SurfacePlot(SurfaceFigure figure) {
        this.figure = figure;
        Grid grid = figure.grid();
        this.xs = Scale.of(figure.x(), DoubleStream.of(grid.x().from(), grid.x().to()), 0);
        this.ys = Scale.of(figure.y(), DoubleStream.of(grid.y().from(), grid.y().to()), 0);
        this.zs = Scale.of(figure.z(), grid.values().stream().mapToDouble(Double::doubleValue), 0);
        for (Series path : figure.paths()) {
            marks.add(Mark.of(marks.size(), path.style(), false));
        }
    }

    static ChartLayout draw(SurfaceFigure figure) {
        SurfacePlot plot = new SurfacePlot(figure);
        plot.setInsets(new RectangleInsets(0, 0, 0, 0));
        List<LegendItem> legend = new ArrayList<>();
        for (int i = 0; i < plot.marks.size(); i++) {
            legend.add(plot.marks.get(i).legend(figure.paths().get(i).name()));
        }
        return ChartLayout.around(plot, HEIGHT, figure.z().label(), "", legend);
    }

    @Override
    public String getPlotType() {
        return "surface";
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parentState, PlotRenderingInfo info) {
        Projection projection = new Projection(new Rectangle2D.Double(
                area.getX() + LEFT, area.getY() + 8, area.getWidth() - LEFT - RIGHT, area.getHeight() - BELOW - 8));
        new SurfaceFrame(projection, xs, ys, zs).paint(g2);
        labels(g2, projection);
        facets(g2, projection);
        for (int i = 0; i < marks.size(); i++) {
            Series path = figure.paths().get(i);
            SeriesPainter.trajectory(
                    g2,
                    at -> projection.at(at.getX(), at.getY(), height(at.getX(), at.getY())),
                    Polyline.of(path, xs, ys),
                    marks.get(i),
                    path.style());
        }
    }

    /** Writes the labels of the two floor axes beside their middles, below the ticks' numbers. */
    private void labels(Graphics2D g, Projection projection) {
        g.setFont(Letters.TEXT);
        g.setPaint(Palette.INK.colour());
        Point2D x = projection.at(0.5, 0, 0);
        double y = x.getY() + UNDER_TICKS;
        for (String text : Wrapping.lines(figure.x().label(), Letters.TEXT, X_LABEL)) {
            g.drawString(text, (float) (x.getX() - BESIDE - Letters.TEXT.width(text)), (float) y);
            y += LINE;
        }
        Point2D right = projection.at(1, 0.5, 0);
        y = right.getY() + UNDER_TICKS;
        for (String text : Wrapping.lines(figure.y().label(), Letters.TEXT, Y_LABEL)) {
            g.drawString(text, (float) (right.getX() + BESIDE), (float) y);
            y += LINE;
        }
    }

    private record Facet(int column, int row, int nextColumn, int nextRow) {}

    /** Paints from the farthest facet to the nearest. */
    private void facets(Graphics2D g, Projection projection) {
        Grid grid = figure.grid();
        int[] columns = some(grid.columns());
        int[] rows = some(grid.rows());
        List<Facet> facets = new ArrayList<>();
        for (int r = 0; r < rows.length - 1; r++) {
            for (int c = 0; c < columns.length - 1; c++) {
                facets.add(new Facet(columns[c], rows[r], columns[c + 1], rows[r + 1]));
            }
        }
        facets.sort(Comparator.comparingDouble((Facet each) -> -Projection.depth(
                (double) each.column() / (grid.columns() - 1), (double) each.row() / (grid.rows() - 1))));
        g.setStroke(new BasicStroke(0.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Facet each : facets) {
            int[][] corners = {
                {each.column(), each.row()},
                {each.nextColumn(), each.row()},
                {each.nextColumn(), each.nextRow()},
                {each.column(), each.nextRow()}
            };
            Path2D path = new Path2D.Double();
            double sum = 0;
            for (int[] corner : corners) {
                double z = corner(corner[0], corner[1]);
                Point2D at = projection.at(
                        (double) corner[0] / (grid.columns() - 1), (double) corner[1] / (grid.rows() - 1), z);
                sum += z;
                if (path.getCurrentPoint() == null) {
                    path.moveTo(at.getX(), at.getY());
                } else {
                    path.lineTo(at.getX(), at.getY());
                }
            }
            path.closePath();
            g.setPaint(Palette.height(sum / 4).colour());
            g.fill(path);
            g.setPaint(Palette.PAPER.colour());
            g.draw(path);
        }
    }

    private static int[] some(int count) {
        int parts = Math.min(MOST_FACETS, count - 1);
        int[] chosen = new int[parts + 1];
        for (int i = 0; i <= parts; i++) {
            chosen[i] = (int) ((long) i * (count - 1) / parts);
        }
        return chosen;
    }

    /** Returns the height at a corner of the grid as a share of the axis, cut to it. */
    private double corner(int column, int row) {
        double share = zs.share(figure.grid().values().get(row * figure.grid().columns() + column));
        return Double.isFinite(share) ? Math.max(0, Math.min(1, share)) : 0;
    }

    /** Returns the height between the corners of a cell of the grid, linear in each direction. */
    private double height(double x, double y) {
        double c = Math.max(0, Math.min(1, x)) * (figure.grid().columns() - 1);
        double r = Math.max(0, Math.min(1, y)) * (figure.grid().rows() - 1);
        int column = Math.min((int) c, figure.grid().columns() - 2);
        int row = Math.min((int) r, figure.grid().rows() - 2);
        double s = c - column;
        double t = r - row;
        return (1 - t) * ((1 - s) * corner(column, row) + s * corner(column + 1, row))
                + t * ((1 - s) * corner(column, row + 1) + s * corner(column + 1, row + 1));
    }
}
