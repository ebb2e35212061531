package org.ridgeline.reports.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.ridgeline.reports.figure.Drawing.Outline;
import org.ridgeline.reports.figure.Drawing.Pen;
import org.ridgeline.reports.figure.Drawing.Text;

/** Writes figures as PNG, on white paper with the title; unlike SVG, with the fonts of the machine that draws. */
public final class FigurePng {

    /** How many pixels of the image stand for one of the layout. */
    public static final int DENSITY = 2;

    private FigurePng() {}

    /** Returns the file's bytes. */
    public static byte[] file(Drawing drawing) {
        BufferedImage image = new BufferedImage(
                DENSITY * Drawing.WIDTH,
                DENSITY * (drawing.titleHeight() + drawing.height()),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pixels = image.createGraphics();
        pixels.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pixels.setPaint(colour(Palette.PAPER, 1));
        pixels.fillRect(0, 0, image.getWidth(), image.getHeight());
        pixels.scale(DENSITY, DENSITY);
        drawing.title().forEach(line -> paint(pixels, line));
        pixels.translate(0, drawing.titleHeight());
        drawing.items().forEach(item -> paint(pixels, item));
        pixels.dispose();
        return encoded(image);
    }

    private static void paint(Graphics2D pixels, Drawing.Item item) {
        if (item instanceof Text text) {
            paint(pixels, text);
        } else if (item instanceof Outline outline) {
            if (outline.fill() != null) {
                pixels.setPaint(colour(outline.fill(), outline.opacity()));
                pixels.fill(outline.shape());
            }
            if (outline.pen() != null) {
                pixels.setPaint(colour(outline.pen().colour(), 1));
                pixels.setStroke(stroke(outline.pen()));
                pixels.draw(outline.shape());
            }
        }
    }

    private static BasicStroke stroke(Pen pen) {
        float[] dashes = new float[pen.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = pen.dashes().get(i);
        }
        float[] pattern = dashes.length == 0 ? null : dashes;
        return new BasicStroke((float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }

    private static Color colour(Palette entry, double opacity) {
        return new Color(entry.light() | (int) Math.round(255 * opacity) << 24, true);
    }

    /** Stretches the text to its measure whatever the machine's font. */
    private static void paint(Graphics2D pixels, Text text) {
        pixels.setPaint(colour(text.colour(), 1));
        pixels.setFont(new Font(
                Font.SANS_SERIF,
                text.style().bold() ? Font.BOLD : Font.PLAIN,
                text.style().size()));
        double real =
                pixels.getFontMetrics().getStringBounds(text.text(), pixels).getWidth();
        AffineTransform before = pixels.getTransform();
        pixels.translate(text.x(), text.y());
        pixels.scale(real > 0 ? text.style().width(text.text()) / real : 1, 1);
        pixels.drawString(text.text(), 0, 0);
        pixels.setTransform(before);
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // A stream of our own, for ImageIO would make one with a file on disk.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this Java runtime has no PNG writer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing a PNG to memory", e);
        }
        return bytes.toByteArray();
    }
}
