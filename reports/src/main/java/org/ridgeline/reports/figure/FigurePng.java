package org.ridgeline.reports.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws figures as PNG, on white paper with the title; unlike SVG, with the fonts of the machine that draws. */
public final class FigurePng {

    /** How many pixels of the image stand for one of the layout. */
    public static final int DENSITY = 2;

    private FigurePng() {}

    /** Returns the file's bytes. */
    public static byte[] render(Figure figure) {
        Drawing drawing = Drawing.of(figure, true);
        BufferedImage image =
                new BufferedImage(DENSITY * drawing.width(), DENSITY * drawing.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pixels = image.createGraphics();
        pixels.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pixels.scale(DENSITY, DENSITY);
        drawing.paint(new MeasuredGraphics(pixels, true));
        pixels.dispose();
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
