package org.ridgeline.reports.figure;

/**
 * Writes figures as SVG: the same bytes for the same figure on every machine, with text kept as text and fitted to its
 * place whatever font the reader has.
 */
public final class FigureSvg {

    private FigureSvg() {}

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
        SvgWriter svg = new SvgWriter(Palette::variable);
        svg.head(drawing.caption(), drawing.width(), drawing.height());
        svg.items(drawing.caption().id(), drawing.items());
        return svg.end();
    }

    /** Returns a file of its own, on white paper, with the title drawn. */
    public static String file(Drawing drawing) {
        SvgWriter svg = new SvgWriter(Palette::hex);
        svg.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        int height = drawing.titleHeight() + drawing.height();
        svg.head(drawing.caption(), drawing.width(), height);
        svg.raw("<rect width='100%' height='100%' style='fill:" + Palette.PAPER.hex() + "'/>");
        drawing.title().forEach(svg::text);
        svg.raw("<g transform='translate(0," + drawing.titleHeight() + ")'>");
        svg.items(drawing.caption().id(), drawing.items());
        svg.raw("</g>");
        return svg.end();
    }

    /** Returns the declarations of the custom properties for light paper, to stand in a rule of a style sheet. */
    public static String lightColours() {
        return Palette.declarations(false);
    }

    /** Returns the declarations of the custom properties for dark paper, to stand in a rule of a style sheet. */
    public static String darkColours() {
        return Palette.declarations(true);
    }
}
