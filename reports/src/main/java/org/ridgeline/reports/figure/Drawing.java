package org.ridgeline.reports.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure painted once, as the shapes and lines of text that {@link FigureSvg} and {@link FigurePng} put out, without its
 * title. It is filled from the top: what stands above the plot, the plot, what stands below.
 */
public final class Drawing {

    static final int WIDTH = 480;
    static final double LEFT = 10;
    private static final double EDGE = 8;
    private static final double INDENT = 2;

    /** What is left between both edges. */
    static final double ROOM = WIDTH - LEFT - 22;

    private final Caption caption;
    private final List<Item> items = new ArrayList<>();
    private double bottom = EDGE;

    /** What is painted; a later one covers those before it. */
    sealed interface Item permits Outline, Text {}

    /**
     * How a line is drawn.
     *
     * @param dashes lengths of dashes and gaps in turn; none for a solid line
     */
    record Pen(Palette colour, double width, List<Integer> dashes) {
        static Pen of(Palette colour, double width, Integer... dashes) {
            return new Pen(colour, width, List.of(dashes));
        }
    }

    /**
     * A shape.
     *
     * @param fill none where null
     * @param opacity of the fill, from 0 to 1
     * @param pen none where null
     */
    record Outline(Shape shape, Palette fill, double opacity, Pen pen) implements Item {

        static Outline filled(Shape shape, Palette fill) {
            return new Outline(shape, fill, 1, null);
        }

        static Outline line(Shape shape, Pen pen) {
            return new Outline(shape, null, 1, pen);
        }

        /** Returns the outline elsewhere; an ellipse stays one, which is shorter in a file than its curves. */
        Outline moved(double dx, double dy) {
            Shape there = shape instanceof Ellipse2D round
                    ? new Ellipse2D.Double(round.getX() + dx, round.getY() + dy, round.getWidth(), round.getHeight())
                    : AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(shape);
            return new Outline(there, fill, opacity, pen);
        }
    }

    /** A line of text, which begins at a place on its base line. */
    record Text(String text, double x, double y, TextStyle style, Palette colour) implements Item {}

    private Drawing(Caption caption) {
        this.caption = caption;
    }

    /** Paints a figure of any kind. */
    public static Drawing of(Figure figure) {
        Drawing drawing = new Drawing(figure.caption());
        if (figure instanceof LineFigure lines) {
            LineChart.paint(lines, drawing);
        } else if (figure instanceof HistogramFigure histogram) {
            HistogramChart.paint(histogram, drawing);
        } else if (figure instanceof BarFigure bars) {
            new BarChart(bars).paint(drawing);
        } else if (figure instanceof ContourFigure contours) {
            new ContourChart(contours, drawing).paint();
        } else if (figure instanceof SurfaceFigure surface) {
            new SurfaceChart(surface, drawing).paint();
        }
        return drawing;
    }

    void add(Outline outline) {
        items.add(outline);
    }

    void fill(Shape shape, Palette colour) {
        add(Outline.filled(shape, colour));
    }

    void draw(Shape shape, Pen pen) {
        add(Outline.line(shape, pen));
    }

    void line(double x1, double y1, double x2, double y2, Pen pen) {
        draw(new Line2D.Double(x1, y1, x2, y2), pen);
    }

    /** Writes a line of text of which a given share stands to the left of x. */
    void text(String text, double x, double share, double y, TextStyle style, Palette colour) {
        if (!text.isBlank()) {
            items.add(new Text(text, x - share * style.width(text), y, style, colour));
        }
    }

    /** Writes what the upright axis measures, above the plot. */
    void above(String label) {
        if (!label.isEmpty()) {
            lines(label, LEFT + INDENT, 0);
            bottom += 16;
        }
    }

    /** Writes what the horizontal axis measures, below the plot. */
    void below(String label) {
        if (!label.isEmpty()) {
            lines(label, LEFT + ROOM / 2, 0.5);
            bottom += 10;
        }
    }

    private void lines(String label, double x, double share) {
        for (String line : TextStyle.TEXT.wrap(label, ROOM - 2 * INDENT)) {
            bottom += TextStyle.TEXT.line();
            text(line, x, share, bottom - INDENT, TextStyle.TEXT, Palette.INK);
        }
    }

    /** Returns the next piece of the paper from the left edge to the right one. */
    Rectangle2D room(double height) {
        bottom += height;
        return new Rectangle2D.Double(LEFT, bottom - height, ROOM, height);
    }

    Caption caption() {
        return caption;
    }

    int height() {
        return (int) Math.ceil(bottom + EDGE);
    }

    List<Item> items() {
        return items;
    }

    /** Returns the title's lines, to stand above the drawing. */
    List<Text> title() {
        List<Text> title = new ArrayList<>();
        for (String line : TextStyle.TITLE.wrap(caption.title(), ROOM - 2 * INDENT)) {
            double y = 26 + title.size() * TextStyle.TITLE.line();
            title.add(new Text(line, LEFT + INDENT, y, TextStyle.TITLE, Palette.INK));
        }
        return title;
    }

    /** Returns how far the title moves the drawing down. */
    int titleHeight() {
        return title().size() * TextStyle.TITLE.line() + 8;
    }
}
