package org.ridgeline.reports.figure;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/** Hands every call on, but for those about letters; long only because {@link Graphics2D} is wide. */
abstract class ForwardingGraphics extends Graphics2D {

    final Graphics2D target;

    ForwardingGraphics(Graphics2D target) {
        this.target = target;
    }

    @Override
    public void addRenderingHints(Map<?, ?> p0) {
        target.addRenderingHints(p0);
    }

    @Override
    public void clearRect(int p0, int p1, int p2, int p3) {
        target.clearRect(p0, p1, p2, p3);
    }

    @Override
    public void clipRect(int p0, int p1, int p2, int p3) {
        target.clipRect(p0, p1, p2, p3);
    }

    @Override
    public void clip(Shape p0) {
        target.clip(p0);
    }

    @Override
    public void copyArea(int p0, int p1, int p2, int p3, int p4, int p5) {
        target.copyArea(p0, p1, p2, p3, p4, p5);
    }

    @Override
    public void dispose() {
        target.dispose();
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

    @Override
    public Color getBackground() {
        return target.getBackground();
    }

    @Override
    public Rectangle getClipBounds() {
        return target.getClipBounds();
    }

    @Override
    public Shape getClip() {
        return target.getClip();
    }

    @Override
    public Color getColor() {
        return target.getColor();
    }

    @Override
    public Composite getComposite() {
        return target.getComposite();
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return target.getDeviceConfiguration();
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return target.getFontRenderContext();
    }

    @Override
    public Paint getPaint() {
        return target.getPaint();
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key p0) {
        return target.getRenderingHint(p0);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return target.getRenderingHints();
    }

    @Override
    public Stroke getStroke() {
        return target.getStroke();
    }

    @Override
    public AffineTransform getTransform() {
        return target.getTransform();
    }

    @Override
    public boolean hit(Rectangle p0, Shape p1, boolean p2) {
        return target.hit(p0, p1, p2);
    }

    @Override
    public void rotate(double p0, double p1, double p2) {
        target.rotate(p0, p1, p2);
    }

    @Override
    public void rotate(double p0) {
        target.rotate(p0);
    }

    @Override
    public void scale(double p0, double p1) {
        target.scale(p0, p1);
    }

    @Override
    public void setBackground(Color p0) {
        target.setBackground(p0);
    }

    @Override
    public void setClip(int p0, int p1, int p2, int p3) {
        target.setClip(p0, p1, p2, p3);
    }

    @Override
    public void setClip(Shape p0) {
        target.setClip(p0);
    }

    @Override
    public void setColor(Color p0) {
        target.setColor(p0);
    }

    @Override
    public void setComposite(Composite p0) {
        target.setComposite(p0);
    }

    @Override
    public void setPaintMode() {
        target.setPaintMode();
    }

    @Override
    public void setPaint(Paint p0) {
        target.setPaint(p0);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key p0, Object p1) {
        target.setRenderingHint(p0, p1);
    }

    @Override
    public void setRenderingHints(Map<?, ?> p0) {
        target.setRenderingHints(p0);
    }

    @Override
    public void setStroke(Stroke p0) {
        target.setStroke(p0);
    }

    @Override
    public void setTransform(AffineTransform p0) {
        target.setTransform(p0);
    }

    @Override
    public void setXORMode(Color p0) {
        target.setXORMode(p0);
    }

    @Override
    public void shear(double p0, double p1) {
        target.shear(p0, p1);
    }

    @Override
    public void transform(AffineTransform p0) {
        target.transform(p0);
    }

    @Override
    public void translate(double p0, double p1) {
        target.translate(p0, p1);
    }

    @Override
    public void translate(int p0, int p1) {
        target.translate(p0, p1);
    }
}
