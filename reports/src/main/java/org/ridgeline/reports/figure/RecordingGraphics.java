package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is painted, in the drawing's own coordinates; measures text by {@link Letters}. */
final class RecordingGraphics extends VectorGraphics {

    private final Rectangle2D paper;
    private final List<Drawing.Item> items;
    private AffineTransform transform = new AffineTransform();

    /** What shows of what is painted; all where null. */
    private Rectangle2D clip;

    private Color colour = Color.BLACK;
    private BasicStroke stroke = new BasicStroke();
    private Letters font = Letters.TEXT;

    /** The shape that was filled last, as the caller gave it, where nothing was painted since. */
    private Shape filled;

    RecordingGraphics(Rectangle2D paper) {
        this(paper, new ArrayList<>());
    }

    private RecordingGraphics(Rectangle2D paper, List<Drawing.Item> items) {
        this.paper = paper;
        this.items = items;
    }

    List<Drawing.Item> items() {
        return items;
    }

    @Override
    public Graphics create() {
        RecordingGraphics copy = new RecordingGraphics(paper, items);
        copy.transform = getTransform();
        copy.clip = clip;
        copy.colour = colour;
        copy.stroke = stroke;
        copy.font = font;
        return copy;
    }

    @Override
    public void fill(Shape shape) {
        items.add(new Drawing.Outline(placed(shape), clip, colour, null, null));
        filled = shape;
    }

    /** An outline that follows the filling of the same shape becomes part of that. */
    @Override
    public void draw(Shape shape) {
        Color inside = null;
        if (shape == filled && items.get(items.size() - 1) instanceof Drawing.Outline last) {
            inside = last.fill();
            items.remove(items.size() - 1);
        }
        items.add(new Drawing.Outline(placed(shape), clip, inside, colour, stroke));
        filled = null;
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(String text, float x, float y) {
        filled = null;
        if (!text.isBlank()) {
            items.add(new Drawing.Text(
                    text.stripTrailing(), x + transform.getTranslateX(), y + transform.getTranslateY(), font, colour));
        }
    }

    /** Returns a copy; of the usual kinds where nothing is moved, which are shorter in a file than their paths. */
    private Shape placed(Shape shape) {
        if (!transform.isIdentity()) {
            return new Path2D.Double(shape, transform);
        } else if (shape instanceof Line2D line) {
            return new Line2D.Double(line.getP1(), line.getP2());
        } else if (shape instanceof Rectangle2D box) {
            return (Rectangle2D) box.clone();
        } else if (shape instanceof Ellipse2D round) {
            return (Ellipse2D) round.clone();
        }
        return new Path2D.Double(shape);
    }

    @Override
    public void setPaint(Paint paint) {
        if (paint != null) {
            colour = (Color) paint;
        }
    }

    @Override
    public Color getColor() {
        return colour;
    }

    @Override
    public void setStroke(Stroke stroke) {
        this.stroke = (BasicStroke) stroke;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(Font font) {
        if (font != null) {
            this.font = font instanceof Letters letters ? letters : new Letters(font.getStyle(), font.getSize());
        }
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return Letters.metrics(font);
    }

    @Override
    public void clip(Shape shape) {
        Rectangle2D more = transform.createTransformedShape(shape).getBounds2D();
        if (!more.contains(paper)) {
            clip = clip == null ? more : clip.createIntersection(more);
        }
    }

    @Override
    public void clipRect(int x, int y, int w, int h) {
        clip(new Rectangle(x, y, w, h));
    }

    @Override
    public void setClip(int x, int y, int w, int h) {
        setClip(new Rectangle(x, y, w, h));
    }

    @Override
    public void setClip(Shape shape) {
        clip = null;
        if (shape != null) {
            clip(shape);
        }
    }

    @Override
    public Shape getClip() {
        return clip == null
                ? null
                : AffineTransform.getTranslateInstance(-transform.getTranslateX(), -transform.getTranslateY())
                        .createTransformedShape(clip)
                        .getBounds2D();
    }

    @Override
    public Rectangle getClipBounds() {
        Shape clip = getClip();
        return clip == null ? null : clip.getBounds();
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setTransform(AffineTransform to) {
        if ((to.getType() & ~AffineTransform.TYPE_TRANSLATION) != 0) {
            throw new UnsupportedOperationException("figures are moved only, got " + to);
        }
        transform = new AffineTransform(to);
    }
}
