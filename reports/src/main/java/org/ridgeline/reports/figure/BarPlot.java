package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;

/** Lying bars: at the left their names, at their ends the values. */
final class BarPlot extends Plot {

    private static final long serialVersionUID = 1L;
    private static final double LINE = 18;
    private static final double ROW_GAP = 8;
    private static final double TICKS = 26;
    private static final double GAP = 8;
    private static final double WIDEST_LABEL = 170;
    private static final double THICKEST = 22;
    private static final int MOST_TICKS = 5;
    private static final double BASELINE = 5;

    private record Row(BarFigure.Bar bar, List<String> lines, String value, double top, double height) {}

    private final transient BarFigure figure;
    private final transient List<Row> rows = new ArrayList<>();
    private final double height;

    private BarPlot(BarFigure figure) {
        this.figure = figure;
        double largest = figure.bars().stream()
                .mapToDouble(bar -> Math.abs(bar.value()))
                .max()
                .orElse(1);
        boolean whole = figure.bars().stream().allMatch(bar -> bar.value() == Math.rint(bar.value()));
        double top = 0;
        for (BarFigure.Bar bar : figure.bars()) {
            List<String> lines = Wrapping.lines(bar.label(), Letters.TEXT, WIDEST_LABEL);
            double tall = lines.size() * LINE + ROW_GAP;
            rows.add(new Row(bar, lines, number(bar.value(), largest, whole), top, tall));
            top += tall;
        }
        this.height = top;
    }

    static ChartLayout draw(BarFigure figure) {
        BarPlot plot = new BarPlot(figure);
        plot.setInsets(new org.jfree.chart.ui.RectangleInsets(0, 0, 0, 0));
        return ChartLayout.around(
                plot, Math.max(LINE, plot.height) + TICKS, "", figure.value().label(), List.of());
    }

    @Override
    public String getPlotType() {
        return "bars";
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parentState, PlotRenderingInfo info) {
        boolean log = figure.value().logarithmic();
        DoubleStream ends =
                figure.bars().stream().flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.low(), bar.high()));
        Scale scale = Scale.of(figure.value(), log ? ends : DoubleStream.concat(ends, DoubleStream.of(0)), 0);
        if (log && figure.value().range().isEmpty()) {
            scale = new Scale(true, Math.floor(scale.from() - 1e-9), scale.to());
        }
        double labels = rows.stream()
                .flatMap(row -> row.lines().stream())
                .mapToDouble(Letters.TEXT::width)
                .max()
                .orElse(0);
        double left = area.getX() + labels + GAP + room(false);
        double width = Math.max(40, area.getMaxX() - left - room(true));
        Rectangle2D bars = new Rectangle2D.Double(left, area.getY(), width, height);
        ticks(g2, bars, scale);
        double zero = log ? 0 : Math.max(0, Math.min(1, scale.share(0)));
        for (Row row : rows) {
            label(g2, row, area.getX() + labels, bars.getY() + row.top());
            bar(g2, row, bars, scale, zero);
        }
        g2.setPaint(Palette.QUIET.colour());
        g2.setStroke(new BasicStroke(1));
        double x = left + zero * width;
        g2.draw(new Line2D.Double(x, bars.getY(), x, bars.getMaxY()));
    }

    /** Returns what the widest text beyond the bars of a sign needs. */
    private double room(boolean positive) {
        return rows.stream()
                .filter(row -> row.bar().value() >= 0 == positive)
                .mapToDouble(row -> textWidth(row) + GAP)
                .max()
                .orElse(0);
    }

    private static double textWidth(Row row) {
        return Letters.TICK.width(row.value())
                + (row.bar().note().isEmpty()
                        ? 0
                        : GAP + Letters.TICK.width(row.bar().note()));
    }

    private static void ticks(Graphics2D g, Rectangle2D bars, Scale scale) {
        g.setFont(Letters.TICK);
        g.setStroke(new BasicStroke(1));
        int most = MOST_TICKS;
        while (most > 1 && letters(scale, most) > 0.75 * bars.getWidth()) {
            most--;
        }
        for (Scale.Tick tick : scale.ticks(most)) {
            if (tick.label().isEmpty()) {
                continue;
            }
            double x = bars.getX() + bars.getWidth() * (tick.position() - scale.from()) / (scale.to() - scale.from());
            g.setPaint(Palette.GRID.colour());
            g.draw(new Line2D.Double(x, bars.getY(), x, bars.getMaxY()));
            g.setPaint(Palette.QUIET.colour());
            g.drawString(tick.label(), (float) (x - Letters.TICK.width(tick.label()) / 2), (float) bars.getMaxY() + 17);
        }
    }

    private static double letters(Scale scale, int most) {
        return scale.ticks(most).stream()
                .mapToDouble(tick -> Letters.TICK.width(tick.label()))
                .sum();
    }

    private static void label(Graphics2D g, Row row, double right, double top) {
        g.setFont(Letters.TEXT);
        g.setPaint(Palette.INK.colour());
        double y = top + ROW_GAP / 2 + LINE / 2 + BASELINE;
        for (String line : row.lines()) {
            g.drawString(line, (float) (right - Letters.TEXT.width(line)), (float) y);
            y += LINE;
        }
    }

    private static void bar(Graphics2D g, Row row, Rectangle2D bars, Scale scale, double zero) {
        BarFigure.Bar bar = row.bar();
        double thick = Math.min(THICKEST, row.height() - ROW_GAP);
        double middle = bars.getY() + row.top() + row.height() / 2;
        double from = bars.getX() + zero * bars.getWidth();
        double to = across(bars, scale.share(bar.value()));
        g.setPaint((bar.value() < 0 ? Palette.SERIES_2 : Palette.SERIES_1).colour());
        g.fill(new Rectangle2D.Double(Math.min(from, to), middle - thick / 2, Math.abs(to - from), thick));
        double outer = to;
        if (bar.low() < bar.high()) {
            double low = across(bars, scale.share(bar.low()));
            double high = across(bars, scale.share(bar.high()));
            whisker(g, low, high, middle);
            outer = bar.value() < 0 ? Math.min(to, low) : Math.max(to, high);
        }
        double wide = textWidth(row);
        double x = bar.value() < 0 ? outer - GAP / 2 - wide : outer + GAP / 2;
        g.setFont(Letters.TICK);
        g.setPaint(Palette.INK.colour());
        g.drawString(row.value(), (float) x, (float) (middle + BASELINE));
        g.setPaint(Palette.QUIET.colour());
        if (!bar.note().isEmpty()) {
            g.drawString(bar.note(), (float) (x + wide - Letters.TICK.width(bar.note())), (float) (middle + BASELINE));
        }
    }

    private static void whisker(Graphics2D g, double low, double high, double y) {
        Path2D path = new Path2D.Double();
        path.moveTo(low, y);
        path.lineTo(high, y);
        for (double end : new double[] {low, high}) {
            path.moveTo(end, y - 5);
            path.lineTo(end, y + 5);
        }
        g.setPaint(Palette.PAPER.colour());
        g.setStroke(new BasicStroke(4));
        g.draw(path);
        g.setPaint(Palette.INK.colour());
        g.setStroke(new BasicStroke(1.6f));
        g.draw(path);
    }

    private static double across(Rectangle2D bars, double share) {
        double inside = Double.isFinite(share) ? Math.max(0, Math.min(1, share)) : 0;
        return bars.getX() + inside * bars.getWidth();
    }

    /** Returns a value as a whole number where all are, else with two decimals, or three digits where the largest is below 1. */
    private static String number(double value, double largest, boolean whole) {
        if (whole && Math.abs(value) < 1e7) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (largest < 1e-4 || largest >= 1e7) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int decimals = largest >= 1 ? 2 : 2 - (int) Math.floor(StrictMath.log10(largest));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
