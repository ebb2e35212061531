package org.ridgeline.reports.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.FigureSvg;

/**
 * Renders pages of HTML, to be written as UTF-8, that need no network, no script and no other file, follow the reader's
 * light or dark setting and fit a phone.
 *
 * <p>Every text is escaped by the template engine, but for the drawings, which escape their own; a content security policy
 * in the page forbids scripts and requests on top. Equal data give equal bytes: no clock, locale or environment is asked.
 */
public final class ReportPage {

    private ReportPage() {}

    /**
     * Returns {@code report.html}.
     *
     * @param drawn gives each figure as {@link FigureSvg#render} does
     */
    public static String render(Report report, Function<Figure, String> drawn) {
        return template("report").execute(PageView.of(report, style(), drawn));
    }

    private record SectionPage(String title, String summary, String style, List<SectionView> sections) {}

    /**
     * Returns a page that shows one section.
     *
     * @param title of the page
     * @param summary one sentence under the title
     */
    public static String render(String title, String summary, Section section) {
        return template("explanation")
                .execute(new SectionPage(title, summary, style(), SectionView.of(List.of(section), FigureSvg::render)));
    }

    /** Without a default value a name that the view lacks is an error, not a silent gap. */
    private static Template template(String page) {
        return Mustache.compiler()
                .emptyStringIsFalse(true)
                .zeroIsFalse(true)
                .withLoader(name -> new StringReader(resource(name + ".mustache")))
                .compile(resource(page + ".mustache"));
    }

    /** The colours of the figures are declared where the figures are drawn. */
    private static String style() {
        return resource("page.css") + ":root { " + FigureSvg.lightColours()
                + " }\n@media screen and (prefers-color-scheme: dark) {\n  :root { " + FigureSvg.darkColours()
                + " }\n}\n" + resource("sections.css");
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
