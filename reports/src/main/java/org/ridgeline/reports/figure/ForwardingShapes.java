package org.ridgeline.reports.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;

/** Hands every call that draws on to a target, too, but for those about letters. */
abstract class ForwardingShapes extends ForwardingGraphics {

    ForwardingShapes(Graphics2D target) {
        super(target);
    }

    @Override
    public void clearRect(int p0, int p1, int p2, int p3) {
        target.clearRect(p0, p1, p2, p3);
    }

    @Override
    public void copyArea(int p0, int p1, int p2, int p3, int p4, int p5) {
        target.copyArea(p0, p1, p2, p3, p4, p5);
    }

    @Override
    public void drawArc(int p0, int p1, int p2, int p3, int p4, int p5) {
        target.drawArc(p0, p1, p2, p3, p4, p5);
    }

    @Override
    public void drawGlyphVector(GlyphVector p0, float p1, float p2) {
        target.drawGlyphVector(p0, p1, p2);
    }

    @Override
    public boolean drawImage(Image p0, AffineTransform p1, ImageObserver p2) {
        return target.drawImage(p0, p1, p2);
    }

    @Override
    public boolean drawImage(Image p0, int p1, int p2, Color p3, ImageObserver p4) {
        return target.drawImage(p0, p1, p2, p3, p4);
    }

    @Override
    public boolean drawImage(Image p0, int p1, int p2, int p3, int p4, Color p5, ImageObserver p6) {
        return target.drawImage(p0, p1, p2, p3, p4, p5, p6);
    }

    @Override
    public boolean drawImage(
            Image p0, int p1, int p2, int p3, int p4, int p5, int p6, int p7, int p8, Color p9, ImageObserver p10) {
        return target.drawImage(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10);
    }

    @Override
    public boolean drawImage(
            Image p0, int p1, int p2, int p3, int p4, int p5, int p6, int p7, int p8, ImageObserver p9) {
        return target.drawImage(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9);
    }

    @Override
    public boolean drawImage(Image p0, int p1, int p2, int p3, int p4, ImageObserver p5) {
        return target.drawImage(p0, p1, p2, p3, p4, p5);
    }

    @Override
    public boolean drawImage(Image p0, int p1, int p2, ImageObserver p3) {
        return target.drawImage(p0, p1, p2, p3);
    }

    @Override
    public void drawImage(BufferedImage p0, BufferedImageOp p1, int p2, int p3) {
        target.drawImage(p0, p1, p2, p3);
    }

    @Override
    public void drawLine(int p0, int p1, int p2, int p3) {
        target.drawLine(p0, p1, p2, p3);
    }

    @Override
    public void drawOval(int p0, int p1, int p2, int p3) {
        target.drawOval(p0, p1, p2, p3);
    }

    @Override
    public void drawPolygon(int[] p0, int[] p1, int p2) {
        target.drawPolygon(p0, p1, p2);
    }

    @Override
    public void drawPolyline(int[] p0, int[] p1, int p2) {
        target.drawPolyline(p0, p1, p2);
    }

    @Override
    public void drawRenderableImage(RenderableImage p0, AffineTransform p1) {
        target.drawRenderableImage(p0, p1);
    }

    @Override
    public void drawRenderedImage(RenderedImage p0, AffineTransform p1) {
        target.drawRenderedImage(p0, p1);
    }

    @Override
    public void drawRoundRect(int p0, int p1, int p2, int p3, int p4, int p5) {
        target.drawRoundRect(p0, p1, p2, p3, p4, p5);
    }

    @Override
    public void drawString(AttributedCharacterIterator p0, float p1, float p2) {
        target.drawString(p0, p1, p2);
    }

    @Override
    public void drawString(AttributedCharacterIterator p0, int p1, int p2) {
        target.drawString(p0, p1, p2);
    }

    @Override
    public void draw(Shape p0) {
        target.draw(p0);
    }

    @Override
    public void fillArc(int p0, int p1, int p2, int p3, int p4, int p5) {
        target.fillArc(p0, p1, p2, p3, p4, p5);
    }

    @Override
    public void fillOval(int p0, int p1, int p2, int p3) {
        target.fillOval(p0, p1, p2, p3);
    }

    @Override
    public void fillPolygon(int[] p0, int[] p1, int p2) {
        target.fillPolygon(p0, p1, p2);
    }

    @Override
    public void fillRect(int p0, int p1, int p2, int p3) {
        target.fillRect(p0, p1, p2, p3);
    }

    @Override
    public void fillRoundRect(int p0, int p1, int p2, int p3, int p4, int p5) {
        target.fillRoundRect(p0, p1, p2, p3, p4, p5);
    }

    @Override
    public void fill(Shape p0) {
        target.fill(p0);
    }
}
