package org.ridgeline.reports.figure;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.Map;

/** Hands every call about how to draw on to a target: places, clips, colours, strokes, hints. */
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
    public void clipRect(int p0, int p1, int p2, int p3) {
        target.clipRect(p0, p1, p2, p3);
    }

    @Override
    public void clip(Shape p0) {
        target.clip(p0);
    }

    @Override
    public void dispose() {
        target.dispose();
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
