package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/** A figure painted once, as the shapes and texts that {@link FigureSvg} and {@link FigurePng} put out, without its title. */
public final class Drawing {

    private static final double TITLE_LINE = 20;

    private final Caption caption;
    private final int width;
    private final int height;
    private final List<Item> items;

    /** What is painted; a later one covers those before it. */
    sealed interface Item permits Outline, Text {}

    /**
     * A shape.
     *
     * @param clip what of it shows; all where null
     * @param fill none where null
     * @param line the colour of its outline, none where null
     */
    record Outline(Shape shape, Rectangle2D clip, Color fill, Color line, BasicStroke stroke) implements Item {}

    /** A line of text, which begins at a place on its base line. */
    record Text(String text, double x, double y, Letters font, Color colour) implements Item {}

    private Drawing(Caption caption, int width, int height, List<Item> items) {
        this.caption = caption;
        this.width = width;
        this.height = height;
        this.items = List.copyOf(items);
    }

    /** Paints a figure of any kind. */
    public static Drawing of(Figure figure) {
        ChartLayout layout = ChartLayout.of(figure);
        Rectangle2D paper = new Rectangle2D.Double(0, 0, layout.width(), layout.height());
        RecordingGraphics g = new RecordingGraphics(paper);
        layout.chart().draw(g, paper);
        return new Drawing(figure.caption(), layout.width(), layout.height(), g.items());
    }

    Caption caption() {
        return caption;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    List<Item> items() {
        return items;
    }

    /** Returns the title's lines, to stand above the drawing. */
    List<Text> title() {
        List<String> lines =
                Wrapping.lines(caption.title(), Letters.TITLE, width - ChartLayout.LEFT - ChartLayout.RIGHT - 4);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Text(
                        lines.get(i), ChartLayout.LEFT + 2, 26 + i * TITLE_LINE, Letters.TITLE, Palette.INK.colour()))
                .toList();
    }

    /** Returns how far the title moves the drawing down. */
    int titleHeight() {
        return (int) (title().size() * TITLE_LINE + 8);
    }
}
