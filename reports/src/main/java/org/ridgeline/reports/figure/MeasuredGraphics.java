package org.ridgeline.reports.figure;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** Measures text by {@link Letters}; on a target of pixels, stretches the real glyphs to that measure. */
final class MeasuredGraphics extends ForwardingShapes {

    private final boolean pixels;
    private Font font = Letters.TEXT;

    MeasuredGraphics(Graphics2D target, boolean pixels) {
        super(target);
        this.pixels = pixels;
        setFont(font);
    }

    @Override
    public Graphics create() {
        MeasuredGraphics copy = new MeasuredGraphics((Graphics2D) target.create(), pixels);
        copy.setFont(font);
        return copy;
    }

    @Override
    public void setFont(Font font) {
        this.font = font;
        target.setFont(pixels ? new Font(Font.SANS_SERIF, font.getStyle(), font.getSize()) : font);
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
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(String text, float x, float y) {
        if (!pixels || text.isEmpty()) {
            target.drawString(text, x, y);
            return;
        }
        double real = target.getFontMetrics().getStringBounds(text, target).getWidth();
        double measured = Letters.width(text, font.getStyle(), font.getSize2D());
        AffineTransform before = target.getTransform();
        target.translate(x, y);
        target.scale(real > 0 ? measured / real : 1, 1);
        target.drawString(text, 0, 0);
        target.setTransform(before);
    }
}
