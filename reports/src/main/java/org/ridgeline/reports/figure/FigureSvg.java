package org.ridgeline.reports.figure;

/** Stand-in until the drawing is merged. */
public final class FigureSvg {

    private FigureSvg() {}

    /** Returns the figure as an element of a page. */
    public static String render(Figure figure) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 440\" role=\"img\" aria-labelledby=\"t-"
                + figure.caption().id() + "\"><title id=\"t-" + figure.caption().id() + "\">"
                + escape(figure.caption().title()) + "</title><desc>"
                + escape(figure.caption().description())
                + "</desc><rect width=\"720\" height=\"440\" style=\"fill: var(--fig-paper, #fff); stroke: var(--fig-grid, #ccc)\"/>"
                + "<path d=\"M40 400 L700 40\" style=\"fill: none; stroke: var(--fig-1, #0072b2); stroke-width: 2\"/>"
                + "<text x=\"60\" y=\"60\" font-size=\"14\" style=\"fill: var(--fig-ink, #222)\">drawing of "
                + figure.caption().id()
                + "</text></svg>";
    }

    /** Returns the figure as a file of its own. */
    public static String standalone(Figure figure) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + render(figure) + "\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
