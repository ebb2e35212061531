package org.ridgeline.reports.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Renders {@code report.html}: one page that needs no network, no script and no other file, follows the reader's light
 * or dark setting and fits a phone.
 *
 * <p>Every text is escaped by the template engine; a content security policy in the page forbids scripts and requests
 * on top. Equal data give equal bytes: no clock, locale or environment is asked.
 */
public final class ReportPage {

    private static final String TEMPLATE = "report.mustache";

    private ReportPage() {}

    /** Returns the page as HTML, to be written as UTF-8. */
    public static String render(ReportData data) {
        return template().execute(PageView.of(data));
    }

    private static Template template() {
        try (InputStream in = ReportPage.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("report template: expected the resource " + TEMPLATE + ", got none");
            }
            // Without a default value a name the view lacks is an error, not a silent gap.
            return Mustache.compiler().escapeHTML(true).compile(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("report template " + TEMPLATE, e);
        }
    }
}
