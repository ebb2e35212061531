package org.ridgeline.reports.figure;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names lines of equal height by their level, each once, where nothing else is; where there is no room, not at all. */
final class ContourLabels {

    private static final double HALF_HEIGHT = 8;
    private static final double GAP = 4;
    private static final int TRIES = 40;

    private final Rectangle2D area;
    private final List<Point2D> paths;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /**
     * Names none yet.
     *
     * @param paths where trajectories run, which stay free
     */
    ContourLabels(Rectangle2D area, List<Point2D> paths) {
        this.area = area;
        this.paths = paths;
    }

    /** Writes a level over a line, on a patch of paper. */
    void add(Graphics2D g, double level, List<Point2D> line) {
        String text = text(level);
        double wide = Letters.TICK.width(text);
        for (int i = 0; i < TRIES && !line.isEmpty(); i++) {
            Point2D at = line.get((int) ((long) line.size() * i / TRIES));
            Rectangle2D patch = new Rectangle2D.Double(
                    at.getX() - wide / 2 - 1, at.getY() - HALF_HEIGHT, wide + 2, 2 * HALF_HEIGHT);
            Rectangle2D wider = new Rectangle2D.Double(
                    patch.getX() - GAP, patch.getY() - GAP, patch.getWidth() + 2 * GAP, patch.getHeight() + 2 * GAP);
            if (area.contains(wider)
                    && taken.stream().noneMatch(wider::intersects)
                    && paths.stream().noneMatch(wider::contains)) {
                taken.add(wider);
                g.setPaint(Palette.PAPER.colour());
                g.fill(patch);
                g.setFont(Letters.TICK);
                g.setPaint(Palette.QUIET.colour());
                g.drawString(text, (float) (at.getX() - wide / 2), (float) (at.getY() + 5));
                return;
            }
        }
    }

    /** Returns a level with at most three significant digits and no trailing zeros. */
    private static String text(double level) {
        double size = Math.abs(level);
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            return String.format(Locale.ROOT, "%.0e", level);
        }
        int decimals = size == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(StrictMath.log10(size)));
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", level);
        return digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
    }
}
