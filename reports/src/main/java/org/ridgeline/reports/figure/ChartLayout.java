package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.Range;

/**
 * A figure laid out: the plot, above it what the upright axis measures, below it what the horizontal one does and the
 * legend, each in as many lines as it needs.
 *
 * @param chart all of it
 * @param width in pixels
 * @param height in pixels
 */
record ChartLayout(JFreeChart chart, int width, int height) {

    static final int WIDTH = 480;
    static final double OFFSET = 2;
    static final int LEFT = 10;

    /** What a number at the upper end of the upright axis takes above it, and a little more. */
    private static final double HALF_A_TICK = 12;

    static final int RIGHT = 22;

    /** Lays out a figure of any kind. */
    static ChartLayout of(Figure figure) {
        if (figure instanceof LineFigure lines) {
            return LineChart.draw(lines);
        } else if (figure instanceof HistogramFigure histogram) {
            return HistogramChart.draw(histogram);
        } else if (figure instanceof BarFigure bars) {
            return BarPlot.draw(bars);
        } else if (figure instanceof ContourFigure contours) {
            return ContourChart.draw(contours);
        }
        return SurfacePlot.draw((SurfaceFigure) figure);
    }

    /** Returns two axes with a few lines of their grid, and what the layer paints. */
    static XYPlot plane(ValueAxis x, ValueAxis y, Layer layer) {
        XYPlot plot = new XYPlot(null, x, y, new XYLineAndShapeRenderer());
        plot.setDomainGridlinePaint(Palette.GRID.colour());
        plot.setRangeGridlinePaint(Palette.GRID.colour());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setAxisOffset(new RectangleInsets(OFFSET, OFFSET, OFFSET, OFFSET));
        plot.setInsets(new RectangleInsets(0, 0, 0, 0));
        plot.addAnnotation(layer);
        return plot;
    }

    /**
     * Lays out a plot.
     *
     * @param plotHeight what the plot gets, ticks included
     * @param above what stands above it at the left; none where empty
     * @param below what stands below it; none where empty
     */
    static ChartLayout around(Plot plot, double plotHeight, String above, String below, List<LegendItem> legend) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(8, LEFT, 8, RIGHT));
        double height = 16 + plotHeight;
        if (!legend.isEmpty()) {
            height += add(chart, legend(legend), RectangleEdge.BOTTOM);
        }
        if (!below.isEmpty()) {
            height += add(chart, text(below, HorizontalAlignment.CENTER, 6), RectangleEdge.BOTTOM);
        }
        if (!above.isEmpty()) {
            height += add(chart, text(above, HorizontalAlignment.LEFT, HALF_A_TICK), RectangleEdge.TOP);
        }
        return new ChartLayout(chart, WIDTH, (int) Math.ceil(height));
    }

    private static double add(JFreeChart chart, Title title, RectangleEdge edge) {
        title.setPosition(edge);
        chart.addSubtitle(title);
        double room = WIDTH - LEFT - RIGHT;
        return title.arrange(
                        new RecordingGraphics(new Rectangle2D.Double()),
                        new RectangleConstraint(
                                room,
                                new Range(0, room),
                                org.jfree.chart.block.LengthConstraintType.RANGE,
                                0,
                                new Range(0, 10_000),
                                org.jfree.chart.block.LengthConstraintType.RANGE))
                .getHeight();
    }

    private static TextTitle text(String text, HorizontalAlignment alignment, double under) {
        return new TextTitle(
                text,
                Letters.TEXT,
                Palette.INK.colour(),
                RectangleEdge.TOP,
                alignment,
                VerticalAlignment.CENTER,
                new RectangleInsets(2, 2, under, 2));
    }

    private static LegendTitle legend(List<LegendItem> items) {
        LegendItemCollection collection = new LegendItemCollection();
        items.forEach(collection::add);
        LegendTitle legend = new LegendTitle(
                () -> collection,
                new FlowArrangement(HorizontalAlignment.CENTER, VerticalAlignment.CENTER, 14, 2),
                new ColumnArrangement());
        legend.setItemFont(Letters.TEXT);
        legend.setItemPaint(Palette.INK.colour());
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        legend.setMargin(new RectangleInsets(4, 0, 0, 0));
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 2));
        return legend;
    }
}
