package org.ridgeline.reports.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.ridgeline.reports.figure.Drawing.Pen;

/** Paints lying bars: at the left their names, at their ends the values. */
final class BarChart {

    private static final double ROW_GAP = 7;
    private static final double TICKS = 26;
    private static final double GAP = 8;
    private static final double WIDEST_LABEL = 170;
    private static final double THICKEST = 22;
    private static final double NARROWEST = 40;
    private static final int MOST_TICKS = 5;
    private static final double BASELINE = 5;

    private final BarFigure figure;
    private final List<Row> rows = new ArrayList<>();
    private final Scale scale;

    private record Row(BarFigure.Bar bar, List<String> lines, String value) {

        double height() {
            return lines.size() * TextStyle.TEXT.line() + ROW_GAP;
        }

        /** Returns how wide value and note are. */
        double text() {
            double note = bar.note().isEmpty() ? 0 : GAP + TextStyle.TICK.width(bar.note());
            return TextStyle.TICK.width(value) + note;
        }
    }

    BarChart(BarFigure figure) {
        this.figure = figure;
        double largest = figure.bars().stream()
                .mapToDouble(bar -> Math.abs(bar.value()))
                .max()
                .orElse(1);
        boolean whole = figure.bars().stream().allMatch(bar -> bar.value() == Math.rint(bar.value()));
        for (BarFigure.Bar bar : figure.bars()) {
            List<String> lines = TextStyle.TEXT.wrap(bar.label(), WIDEST_LABEL);
            rows.add(new Row(bar, lines, number(bar.value(), largest, whole)));
        }
        DoubleStream ends =
                figure.bars().stream().flatMapToDouble(bar -> DoubleStream.of(bar.value(), bar.low(), bar.high()));
        boolean log = figure.value().logarithmic();
        Scale tight = Scale.of(figure.value(), log ? ends : DoubleStream.concat(ends, DoubleStream.of(0)), 0);
        boolean decade = log && figure.value().range().isEmpty();
        this.scale = decade ? new Scale(true, Math.floor(tight.from() - 1e-9), tight.to()) : tight;
    }

    void paint(Drawing drawing) {
        double labels = rows.stream()
                .flatMap(row -> row.lines().stream())
                .mapToDouble(TextStyle.TEXT::width)
                .max()
                .orElse(0);
        double left = Drawing.LEFT + labels + GAP + room(false);
        double width = Math.max(NARROWEST, Drawing.LEFT + Drawing.ROOM - left - room(true));
        double height = rows.stream().mapToDouble(Row::height).sum();
        double top = drawing.room(Math.max(TextStyle.TEXT.line(), height)).getY();
        Rectangle2D bars = new Rectangle2D.Double(left, top, width, height);
        ticks(drawing, bars);
        double zero = scale.logarithmic() ? 0 : scale.inside(0);
        for (Row row : rows) {
            label(drawing, row, Drawing.LEFT + labels, top);
            bar(drawing, row, bars, zero, top + row.height() / 2);
            top += row.height();
        }
        double x = left + zero * width;
        drawing.line(x, bars.getY(), x, bars.getMaxY(), Pen.of(Palette.QUIET, 1));
        drawing.room(TICKS);
        drawing.below(figure.value().label());
    }

    /** Returns what the widest text beyond the bars of a sign needs. */
    private double room(boolean positive) {
        return rows.stream()
                .filter(row -> row.bar().value() >= 0 == positive)
                .mapToDouble(row -> row.text() + GAP)
                .max()
                .orElse(0);
    }

    private void ticks(Drawing drawing, Rectangle2D bars) {
        for (Scale.Tick tick : scale.ticks(MOST_TICKS, 0.75 * bars.getWidth())) {
            if (!tick.label().isEmpty()) {
                double x = bars.getX() + tick.share() * bars.getWidth();
                drawing.line(x, bars.getY(), x, bars.getMaxY(), Pen.of(Palette.GRID, 1));
                drawing.text(tick.label(), x, 0.5, bars.getMaxY() + 17, TextStyle.TICK, Palette.QUIET);
            }
        }
    }

    private static void label(Drawing drawing, Row row, double right, double top) {
        double y = top + ROW_GAP / 2 + TextStyle.TEXT.line() / 2.0 + BASELINE;
        for (String line : row.lines()) {
            drawing.text(line, right, 1, y, TextStyle.TEXT, Palette.INK);
            y += TextStyle.TEXT.line();
        }
    }

    private void bar(Drawing drawing, Row row, Rectangle2D bars, double zero, double middle) {
        BarFigure.Bar bar = row.bar();
        double thick = Math.min(THICKEST, row.height() - ROW_GAP);
        double from = bars.getX() + zero * bars.getWidth();
        double to = across(bars, bar.value());
        drawing.fill(
                new Rectangle2D.Double(Math.min(from, to), middle - thick / 2, Math.abs(to - from), thick),
                bar.value() < 0 ? Palette.SERIES_2 : Palette.SERIES_1);
        double low = Math.min(to, across(bars, bar.low()));
        double high = Math.max(to, across(bars, bar.high()));
        if (bar.low() < bar.high()) {
            whisker(drawing, across(bars, bar.low()), across(bars, bar.high()), middle);
        }
        double x = bar.value() < 0 ? low - GAP / 2 - row.text() : high + GAP / 2;
        double y = middle + BASELINE;
        drawing.text(row.value(), x, 0, y, TextStyle.TICK, Palette.INK);
        drawing.text(bar.note(), x + row.text(), 1, y, TextStyle.TICK, Palette.QUIET);
    }

    private static void whisker(Drawing drawing, double low, double high, double y) {
        Path2D path = new Path2D.Double();
        path.moveTo(low, y);
        path.lineTo(high, y);
        for (double end : new double[] {low, high}) {
            path.moveTo(end, y - 5);
            path.lineTo(end, y + 5);
        }
        drawing.draw(path, Pen.of(Palette.PAPER, 4));
        drawing.draw(path, Pen.of(Palette.INK, 1.6));
    }

    private double across(Rectangle2D bars, double value) {
        return bars.getX() + scale.inside(value) * bars.getWidth();
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
