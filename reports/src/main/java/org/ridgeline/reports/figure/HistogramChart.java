package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/** Histograms over each other, filled so that both show, each with its outline. */
final class HistogramChart {

    private static final double HEIGHT = 290;
    private static final double HEADROOM = 1.05;
    private static final double OPACITY = 0.3;
    private static final float[][] DASHES = {null, {7, 3}, {2, 2}, {9, 3, 2, 3}};

    private HistogramChart() {}

    static ChartLayout draw(HistogramFigure figure) {
        int bins = figure.counts().get(0).bins().size();
        double end = figure.from() + figure.binWidth() * Math.max(1, bins);
        Scale x = Scale.of(figure.x(), DoubleStream.of(figure.from(), end), 0);
        long most = figure.counts().stream()
                .flatMap(each -> each.bins().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        Scale y = figure.y().range().isPresent()
                ? Scale.of(figure.y(), DoubleStream.empty(), 0)
                : upTo(Math.max(1, most), figure.y().logarithmic());
        List<LegendItem> legend = new ArrayList<>();
        for (HistogramFigure.Counts counts : figure.counts()) {
            legend.add(legend(counts.name(), legend.size()));
        }
        XYPlot plot = ChartLayout.plane(ScaleAxis.across(x), ScaleAxis.down(y), new Layer((g, area) -> {
            for (int i = 0; i < figure.counts().size(); i++) {
                paint(g, area, outline(figure, figure.counts().get(i), x, y, area), i);
            }
        }));
        return ChartLayout.around(plot, HEIGHT, figure.y().label(), figure.x().label(), legend);
    }

    /** Returns a scale from 0, or, where it is logarithmic, from half a count, so that a single one shows. */
    private static Scale upTo(long most, boolean logarithmic) {
        return logarithmic
                ? new Scale(true, StrictMath.log10(0.5), StrictMath.log10(most) * HEADROOM + 0.05)
                : new Scale(false, 0, most * HEADROOM);
    }

    /** Returns steps along the bins, each run of them from the floor and back to it. */
    private static Path2D outline(
            HistogramFigure figure, HistogramFigure.Counts counts, Scale x, Scale y, Rectangle2D area) {
        Path2D path = new Path2D.Double();
        double floor = area.getMaxY();
        double last = floor;
        for (int i = 0; i < counts.bins().size(); i++) {
            double left = across(area, x.share(figure.from() + i * figure.binWidth()));
            double right = across(area, x.share(figure.from() + (i + 1) * figure.binWidth()));
            double share = y.share(counts.bins().get(i));
            double top = floor - Math.max(0, Math.min(1, Double.isFinite(share) ? share : 0)) * area.getHeight();
            if (top != last) {
                if (last == floor) {
                    path.moveTo(left, floor);
                } else {
                    path.lineTo(left, last);
                }
                path.lineTo(left, top);
            }
            if (top != floor && i == counts.bins().size() - 1) {
                path.lineTo(right, top);
                path.lineTo(right, floor);
            }
            last = top;
        }
        return path;
    }

    private static double across(Rectangle2D area, double share) {
        return area.getX() + Math.max(0, Math.min(1, share)) * area.getWidth();
    }

    private static void paint(Graphics2D g, Rectangle2D area, Path2D outline, int index) {
        if (outline.getCurrentPoint() == null) {
            return;
        }
        g.setPaint(Palette.series(index).translucent(OPACITY));
        g.fill(outline);
        g.setPaint(Palette.series(index).colour());
        g.setStroke(stroke(index));
        g.draw(outline);
    }

    private static Stroke stroke(int index) {
        return new BasicStroke(
                1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES[index % DASHES.length], 0);
    }

    private static LegendItem legend(String name, int index) {
        Rectangle2D box = new Rectangle2D.Double(-11, -6, 22, 12);
        return new LegendItem(
                Wrapping.legend(name),
                null,
                null,
                null,
                box,
                Palette.series(index).translucent(OPACITY),
                stroke(index),
                Palette.series(index).colour());
    }
}
