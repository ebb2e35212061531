package org.ridgeline.reports.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** What is painted between the axes of a chart. */
final class Layer extends AbstractXYAnnotation {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Paints into the area between the axes. */
    @FunctionalInterface
    interface Painter {
        /** Paints. */
        void paint(Graphics2D g, Rectangle2D area);
    }

    private final transient Painter painter;

    Layer(Painter painter) {
        this.painter = painter;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D dataArea,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            int rendererIndex,
            PlotRenderingInfo info) {
        painter.paint(g2, dataArea);
    }
}
