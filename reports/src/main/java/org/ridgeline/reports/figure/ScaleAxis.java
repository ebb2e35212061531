package org.ridgeline.reports.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A {@link Scale} as an axis of a chart; its values are positions, so that a logarithm is taken once, before. */
final class ScaleAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;
    private static final int MOST_DOWN = 7;
    private static final int MOST_ACROSS = 9;
    private static final int FEWEST_ACROSS = 3;
    private static final double LETTERS_ACROSS = 250;

    private final transient List<Scale.Tick> ticks;

    private ScaleAxis(Scale scale, List<Scale.Tick> ticks) {
        super(null);
        this.ticks = ticks;
        setAutoRange(false);
        setRange(scale.from(), scale.to());
        setTickLabelFont(Letters.TICK);
        setTickLabelPaint(Palette.QUIET.colour());
        setAxisLineVisible(false);
        setTickMarkPaint(Palette.QUIET.colour());
        setMinorTickMarksVisible(true);
        setMinorTickMarkInsideLength(0);
        setMinorTickMarkOutsideLength(2);
        setTickMarkOutsideLength(4);
    }

    static ScaleAxis down(Scale scale) {
        return new ScaleAxis(scale, scale.ticks(MOST_DOWN));
    }

    /** Returns a horizontal axis with as many ticks as have room for their labels. */
    static ScaleAxis across(Scale scale) {
        int most = MOST_ACROSS;
        while (most > FEWEST_ACROSS && letters(scale.ticks(most)) > LETTERS_ACROSS) {
            most--;
        }
        return new ScaleAxis(scale, scale.ticks(most));
    }

    private static double letters(List<Scale.Tick> ticks) {
        return ticks.stream()
                .mapToDouble(tick -> Letters.TICK.width(tick.label()))
                .sum();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public List refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        List result = new ArrayList<>();
        for (Scale.Tick tick : ticks) {
            TickType type = tick.label().isEmpty() ? TickType.MINOR : TickType.MAJOR;
            result.add(new NumberTick(type, tick.position(), tick.label(), anchor, TextAnchor.CENTER, 0));
        }
        return result;
    }
}
