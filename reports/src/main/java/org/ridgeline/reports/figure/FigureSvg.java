package org.ridgeline.reports.figure;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.util.function.Function;
import org.ridgeline.reports.figure.Drawing.Outline;
import org.ridgeline.reports.figure.Drawing.Pen;
import org.ridgeline.reports.figure.Drawing.Text;
import org.ridgeline.reports.table.XmlText;

/**
 * Writes figures as SVG: the same bytes for the same figure on every machine, with text kept as text and fitted to its
 * place whatever font the reader has.
 */
public final class FigureSvg {

    private static final char[] SEGMENTS = {'M', 'L', 'Q', 'C'};

    private final StringBuilder svg = new StringBuilder(8192);
    private final Function<Palette, String> colours;

    private FigureSvg(Function<Palette, String> colours) {
        this.colours = colours;
    }

    /** Paints a figure and returns {@link #element} of it. */
    public static String render(Figure figure) {
        return element(Drawing.of(figure));
    }

    /**
     * Returns an {@code svg} element to stand in a page, without the title, which the page sets as a heading.
     *
     * <p>It has no background, scales with its container, and takes its colours from custom properties of the page
     * where those are set ({@link #lightColours()}, {@link #darkColours()}), else those for light paper. Ids begin with
     * the figure's id.
     */
    public static String element(Drawing drawing) {
        FigureSvg out = new FigureSvg(Palette::variable);
        out.head(drawing.caption(), drawing.height());
        drawing.items().forEach(out::item);
        return out.end();
    }

    /** Returns a file of its own, on white paper, with the title drawn. */
    public static String file(Drawing drawing) {
        FigureSvg out = new FigureSvg(Palette::hex);
        out.svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.head(drawing.caption(), drawing.titleHeight() + drawing.height());
        out.svg.append("<rect width='100%' height='100%' fill='").append(Palette.PAPER.hex() + "'/>");
        drawing.title().forEach(out::text);
        out.svg
                .append("<g transform='translate(0,")
                .append(drawing.titleHeight())
                .append(")'>");
        drawing.items().forEach(out::item);
        out.svg.append("</g>");
        return out.end();
    }

    /** Returns the declarations of the custom properties for light paper, to stand in a rule of a style sheet. */
    public static String lightColours() {
        return Palette.declarations(false);
    }

    /** Returns the declarations of the custom properties for dark paper, to stand in a rule of a style sheet. */
    public static String darkColours() {
        return Palette.declarations(true);
    }

    /** Begins the element, with a name and a description for who cannot see it. */
    private void head(Caption caption, int height) {
        String id = "fig-" + caption.id();
        svg.append("<svg xmlns='http://www.w3.org/2000/svg' role='img' aria-labelledby='" + id + "-title " + id);
        svg.append("-desc' viewBox='0 0 " + Drawing.WIDTH + " " + height + "' width='" + Drawing.WIDTH);
        svg.append("' height='" + height + "' font-family='sans-serif' stroke-linejoin='round'");
        svg.append(" style='max-width:100%;height:auto'><title id='" + id + "-title'>");
        svg.append(XmlText.escape(caption.title()));
        svg.append("</title><desc id='" + id + "-desc'>");
        svg.append(XmlText.escape(caption.description()));
        svg.append("</desc>\n");
    }

    private String end() {
        return svg.append("</svg>\n").toString();
    }

    private void item(Drawing.Item item) {
        if (item instanceof Text text) {
            text(text);
        } else if (item instanceof Outline outline) {
            geometry(outline.shape());
            svg.append(" style='fill:");
            svg.append(outline.fill() == null ? "none" : colours.apply(outline.fill()));
            if (outline.opacity() < 1) {
                svg.append(";fill-opacity:");
                number(outline.opacity());
            }
            if (outline.pen() != null) {
                stroke(outline.pen());
            }
            svg.append("'/>");
        }
    }

    private void stroke(Pen pen) {
        svg.append(";stroke:").append(colours.apply(pen.colour()));
        if (pen.width() != 1) {
            svg.append(";stroke-width:");
            number(pen.width());
        }
        for (int i = 0; i < pen.dashes().size(); i++) {
            svg.append(i == 0 ? ";stroke-dasharray:" : ",").append(pen.dashes().get(i));
        }
    }

    /** Writes an element's name and where it is. */
    private void geometry(Shape shape) {
        if (shape instanceof Ellipse2D round) {
            svg.append("<circle");
            attribute("cx", round.getCenterX());
            attribute("cy", round.getCenterY());
            attribute("r", round.getWidth() / 2);
            return;
        }
        svg.append("<path d='");
        double[] points = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(points);
            svg.append(kind == PathIterator.SEG_CLOSE ? 'Z' : SEGMENTS[kind]);
            int numbers = kind == PathIterator.SEG_CLOSE ? 0 : 2 * Math.max(1, kind);
            for (int i = 0; i < numbers; i++) {
                svg.append(i == 0 ? "" : ",");
                number(points[i]);
            }
        }
        svg.append('\'');
    }

    private void attribute(String name, double value) {
        svg.append(' ').append(name).append("='");
        number(value);
        svg.append('\'');
    }

    /** Writes a line of text, stretched to its measure whatever the reader's font. */
    private void text(Text text) {
        svg.append("<text");
        attribute("x", text.x());
        attribute("y", text.y());
        attribute("textLength", text.style().width(text.text()));
        svg.append(" lengthAdjust='spacingAndGlyphs' font-size='")
                .append(text.style().size());
        svg.append(text.style().bold() ? "' font-weight='bold" : "");
        svg.append("' style='fill:").append(colours.apply(text.colour())).append("'>");
        svg.append(XmlText.escape(text.text()));
        svg.append("</text>");
    }

    /** Writes a number to a hundredth. */
    private void number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            svg.append('-');
            hundredths = -hundredths;
        }
        svg.append(hundredths / 100);
        int rest = (int) (hundredths % 100);
        if (rest > 0) {
            svg.append('.').append((char) ('0' + rest / 10));
            if (rest % 10 > 0) {
                svg.append((char) ('0' + rest % 10));
            }
        }
    }
}
