package org.ridgeline.reports.page;

import java.util.List;
import org.ridgeline.reports.figure.FigureSvg;

/** Renders one section as a page of its own, with the style, the escaping and the security policy of {@link ReportPage}. */
public final class ExplanationPage {

    private static final String PAGE = "explanation.mustache";

    private ExplanationPage() {}

    /**
     * Returns the page as HTML, to be written as UTF-8.
     *
     * @param title of the page
     * @param summary one sentence under the title
     * @param section what it shows
     */
    public static String render(String title, String summary, Section section) {
        return ReportPage.template(PAGE)
                .execute(new View(
                        title,
                        summary,
                        ReportPage.sectionStyle(),
                        SectionView.of(List.of(section), FigureSvg::render)));
    }

    record View(String title, String summary, String sectionStyle, List<SectionView> sections) {}
}
