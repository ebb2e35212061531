package org.ridgeline.reports.figure;

import java.util.function.Function;
import org.jfree.svg.SVGGraphics2D;

/**
 * Draws figures as SVG: the same bytes for the same figure on every machine, with text kept as text and fitted to its
 * place whatever font the reader has.
 */
public final class FigureSvg {

    private FigureSvg() {}

    /**
     * Returns an {@code svg} element to stand in a page, without the title, which the page sets as a heading.
     *
     * <p>It has no background, scales with its container, and takes its colours from custom properties of the page
     * where those are set ({@link #lightColours()}, {@link #darkColours()}), else those for light paper. Ids begin with
     * the figure's id.
     */
    public static String render(Figure figure) {
        return draw(figure, false, Palette::variable);
    }

    /** Returns a file of its own, on white paper, with the title drawn. */
    public static String renderFile(Figure figure) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + draw(figure, true, Palette::hex);
    }

    /** Returns the declarations of the custom properties for light paper, to stand in a rule of a style sheet. */
    public static String lightColours() {
        return Palette.declarations(false);
    }

    /** Returns the declarations of the custom properties for dark paper, to stand in a rule of a style sheet. */
    public static String darkColours() {
        return Palette.declarations(true);
    }

    private static String draw(Figure figure, boolean titled, Function<Palette, String> colours) {
        Drawing drawing = Drawing.of(figure, titled);
        SVGGraphics2D svg = new SVGGraphics2D(drawing.width(), drawing.height());
        svg.setDefsKeyPrefix("fig-" + figure.caption().id() + "-");
        svg.setGeomDoubleConverter(FigureSvg::hundredths);
        svg.setTransformDoubleConverter(FigureSvg::hundredths);
        svg.setCheckStrokeControlHint(false);
        drawing.paint(new MeasuredGraphics(svg, false));
        return SvgText.rewrite(svg.getSVGElement(), figure.caption(), drawing.width(), drawing.height(), colours);
    }

    /** Returns a coordinate to a hundredth of a pixel. */
    private static String hundredths(double value) {
        long hundreds = Math.round(value * 100);
        String digits = Long.toString(Math.abs(hundreds) / 100);
        long rest = Math.abs(hundreds) % 100;
        String text = rest == 0 ? digits : digits + "." + (rest < 10 ? "0" : "") + (rest % 10 == 0 ? rest / 10 : rest);
        return hundreds < 0 ? "-" + text : text;
    }
}
