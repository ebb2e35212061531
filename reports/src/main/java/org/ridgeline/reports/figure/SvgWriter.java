package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The text of one SVG as it grows. */
final class SvgWriter {

    private static final String[] CAPS = {null, "round", "square"};
    private static final String[] JOINS = {null, "round", "bevel"};
    private static final char[] SEGMENTS = {'M', 'L', 'Q', 'C'};

    private final StringBuilder svg = new StringBuilder(8192);
    private final Map<Integer, String> colours = new HashMap<>();

    /** Begins nothing yet; colours are written as given. */
    SvgWriter(Function<Palette, String> colours) {
        for (Palette each : Palette.values()) {
            this.colours.put(each.colour().getRGB(), colours.apply(each));
        }
    }

    /** Begins the element, with a name and a description for who cannot see it. */
    void head(Caption caption, int width, int height) {
        String id = "fig-" + caption.id();
        raw("<svg xmlns='http://www.w3.org/2000/svg' role='img' aria-labelledby='" + id + "-title " + id + "-desc'");
        raw(" viewBox='0 0 " + width + ' ' + height + "' width='" + width + "' height='" + height + '\'');
        raw(" font-family='sans-serif' style='max-width:100%;height:auto'><title id='" + id + "-title'>");
        escaped(caption.title());
        raw("</title><desc id='" + id + "-desc'>");
        escaped(caption.description());
        raw("</desc>\n");
    }

    /** Ends the element and returns the text. */
    String end() {
        return svg.append("</svg>\n").toString();
    }

    void raw(String markup) {
        svg.append(markup);
    }

    /** Writes shapes and texts; those in a row that are clipped alike stand in one group. */
    void items(String id, List<Drawing.Item> items) {
        List<Rectangle2D> clips = new ArrayList<>();
        Rectangle2D clip = null;
        for (Drawing.Item item : items) {
            Rectangle2D next = item instanceof Drawing.Outline outline ? outline.clip() : null;
            if (next != clip && (next == null || !next.equals(clip))) {
                raw(clip == null ? "" : "</g>");
                clip = next;
                if (clip != null) {
                    clip(id, clip, clips);
                }
            }
            if (item instanceof Drawing.Outline outline) {
                outline(outline);
            } else if (item instanceof Drawing.Text text) {
                text(text);
            }
        }
        raw(clip == null ? "" : "</g>");
    }

    private void clip(String id, Rectangle2D clip, List<Rectangle2D> clips) {
        int number = clips.indexOf(clip);
        String name = "fig-" + id + "-clip-" + (number < 0 ? clips.size() : number);
        if (number < 0) {
            clips.add(clip);
            raw("<clipPath id='" + name + "'>");
            geometry(clip);
            raw("/></clipPath>");
        }
        raw("<g clip-path='url(#" + name + ")'>");
    }

    private void outline(Drawing.Outline outline) {
        geometry(outline.shape());
        svg.append(" style='fill:");
        if (outline.fill() == null) {
            svg.append("none");
        } else {
            colour("fill", outline.fill());
        }
        if (outline.line() != null) {
            svg.append(";stroke:");
            colour("stroke", outline.line());
            stroke(outline.stroke());
        }
        svg.append("'/>");
    }

    private void stroke(BasicStroke stroke) {
        if (stroke.getLineWidth() != 1) {
            svg.append(";stroke-width:");
            number(stroke.getLineWidth());
        }
        if (stroke.getEndCap() != BasicStroke.CAP_BUTT) {
            svg.append(";stroke-linecap:").append(CAPS[stroke.getEndCap()]);
        }
        if (stroke.getLineJoin() != BasicStroke.JOIN_MITER) {
            svg.append(";stroke-linejoin:").append(JOINS[stroke.getLineJoin()]);
        }
        float[] dashes = stroke.getDashArray();
        for (int i = 0; dashes != null && i < dashes.length; i++) {
            svg.append(i == 0 ? ";stroke-dasharray:" : ",");
            number(dashes[i]);
        }
    }

    private void colour(String what, Color colour) {
        String known = colours.get(colour.getRGB() | 0xff000000);
        svg.append(known == null ? Palette.hex(colour) : known);
        if (colour.getAlpha() < 255) {
            svg.append(';').append(what).append("-opacity:");
            number(colour.getAlpha() / 255.0);
        }
    }

    /** Writes an element's name and where it is. */
    private void geometry(Shape shape) {
        if (shape instanceof Line2D line) {
            svg.append("<line");
            attributes("x1", line.getX1(), "y1", line.getY1(), "x2", line.getX2(), "y2", line.getY2());
        } else if (shape instanceof Rectangle2D box) {
            svg.append("<rect");
            attributes("x", box.getX(), "y", box.getY(), "width", box.getWidth(), "height", box.getHeight());
        } else if (shape instanceof Ellipse2D round) {
            svg.append("<ellipse");
            double rx = round.getWidth() / 2;
            double ry = round.getHeight() / 2;
            attributes("cx", round.getX() + rx, "cy", round.getY() + ry, "rx", rx, "ry", ry);
        } else {
            svg.append("<path d='");
            path(shape.getPathIterator(null));
            svg.append('\'');
        }
    }

    private void path(PathIterator path) {
        double[] points = new double[6];
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(points);
            if (kind == PathIterator.SEG_CLOSE) {
                svg.append('Z');
                continue;
            }
            svg.append(SEGMENTS[kind]);
            for (int i = 0; i < 2 * Math.max(1, kind); i++) {
                if (i > 0) {
                    svg.append(',');
                }
                number(points[i]);
            }
        }
    }

    private void attributes(Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            svg.append(' ').append(pairs[i]).append("='");
            number((double) pairs[i + 1]);
            svg.append('\'');
        }
    }

    /** Writes a line of text, stretched to its measure whatever the reader's font. */
    void text(Drawing.Text text) {
        svg.append("<text");
        attributes("x", text.x(), "y", text.y(), "textLength", text.font().width(text.text()));
        svg.append(" lengthAdjust='spacingAndGlyphs' font-size='")
                .append(text.font().getSize())
                .append(text.font().isBold() ? "' font-weight='bold" : "")
                .append("' style='fill:");
        colour("fill", text.colour());
        svg.append("'>");
        escaped(text.text());
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

    /** Writes text with what XML cannot hold replaced. */
    private void escaped(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int each = text.codePointAt(i);
            switch (each) {
                case '&' -> svg.append("&amp;");
                case '<' -> svg.append("&lt;");
                case '>' -> svg.append("&gt;");
                default -> svg.appendCodePoint(legal(each) ? each : 0xfffd);
            }
        }
    }

    private static boolean legal(int letter) {
        return letter >= ' ' && !(letter >= 0xd800 && letter <= 0xdfff) && letter != 0xfffe && letter != 0xffff
                || letter == '\n'
                || letter == '\t';
    }
}
