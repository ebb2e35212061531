package org.ridgeline.reports.figure;

import java.awt.Graphics2D;
import org.jfree.svg.SVGGraphics2D;

/** Graphics to measure on; nothing is kept of what is painted on them. */
final class Ruler {

    private Ruler() {}

    static Graphics2D graphics() {
        return new MeasuredGraphics(new SVGGraphics2D(1, 1), false);
    }
}
