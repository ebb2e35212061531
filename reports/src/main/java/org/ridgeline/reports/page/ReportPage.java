package org.ridgeline.reports.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.FigureSvg;

/**
 * Renders {@code report.html}: one page that needs no network, no script and no other file, follows the reader's light
 * or dark setting and fits a phone.
 *
 * <p>Every text is escaped by the template engine, but for the drawings, which escape their own; a content security policy
 * in the page forbids scripts and requests on top. Equal data give equal bytes: no clock, locale or environment is asked.
 */
public final class ReportPage {

    private static final String PAGE = "report.mustache";
    private static final String SECTION_STYLE = "sections.css";

    private ReportPage() {}

    /**
     * Returns the page as HTML, to be written as UTF-8.
     *
     * @param drawn gives each figure as {@link FigureSvg#render} does
     */
    public static String render(Report report, Function<Figure, String> drawn) {
        return template(PAGE).execute(PageView.of(report, sectionStyle(), drawn));
    }

    /** Without a default value a name that the view lacks is an error, not a silent gap. */
    static Template template(String page) {
        return Mustache.compiler()
                .escapeHTML(true)
                .withLoader(name -> new StringReader(resource(name + ".mustache")))
                .compile(resource(page));
    }

    /** The colours of the figures are declared where the figures are drawn. */
    static String sectionStyle() {
        return ":root { " + FigureSvg.lightColours()
                + " }\n@media screen and (prefers-color-scheme: dark) {\n  :root { " + FigureSvg.darkColours()
                + " }\n}\n" + resource(SECTION_STYLE);
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("report: expected the resource " + name + ", got none");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report resource " + name, e);
        }
    }
}
