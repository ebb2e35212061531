package org.ridgeline.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.page.ReportData.FitReport;
import org.ridgeline.reports.table.Samples;

class ReportPageTest {

    private final String page = render(PageSamples.sst());

    @Test
    void everyCellStandsBesideTheBooks() {
        assertThat(text(page))
                .contains("test MSE 7.9480 book 7.9469 +0.0011 within 0.01 95% 7.3000 to 8.6500")
                .contains("test accuracy 61.83% book 61.67% +0.16 points not within 0.1 points 95% 59.58% to 64.09%");
    }

    @Test
    void lambdaIsShownInItsThreeConventions() {
        // 1 / 6920 = 0.000144508670...
        assertThat(text(page))
                .contains("the sum: λ 0 1")
                .contains("the mean: λ/n 0 0.000144509")
                .contains("equation 3.4: λ/2 0 0.5");
    }

    @Test
    void confusionMatrixPutsEachCountInItsPlace() {
        assertThat(text(page))
                .contains("test 1,126 of 1,821 right, 61.83%; MSE 7.9480 called + called − "
                        + "is + 557 352 is − 343 569");
    }

    @Test
    void certificatesDataAndProvenanceAreShown() {
        assertThat(text(page))
                .contains(
                        "relative residual 8.1e-12",
                        "rank 6,911 of 6,920",
                        "train documents 6,920 6,920 same",
                        "test documents 1,820 1,821 differs",
                        "5c613a4f673fc74097d523a2c83f38e0cc462984d847b82c7aaf36b01cbbbfcc",
                        "jblas 1.2.5",
                        "./ridgeline run sst-regularization");
    }

    @Test
    void syntheticRunsCarryABannerAndOthersDoNot() {
        String synthetic = render(PageSamples.report("s", "synthetic, not comparable with the book"));
        assertThat(synthetic).contains("<p class=\"banner\" role=\"note\">synthetic, not comparable with the book</p>");
        assertThat(page).doesNotContain("<p class=\"banner\"");
    }

    @Test
    void hostileTextShowsAsText() {
        String hostile = render(PageSamples.report(Samples.HOSTILE, Samples.HOSTILE));
        assertThat(hostile).doesNotContain("<script").contains("&lt;script&gt;alert(");
        assertThat(Pattern.compile("<[a-zA-Z/!]").matcher(hostile).results().count())
                .isEqualTo(Pattern.compile("<[a-zA-Z/!]")
                        .matcher(render(PageSamples.report("plain", "plain")))
                        .results()
                        .count());
    }

    @Test
    void pageAsksNothingOfTheNetwork() {
        assertThat(page)
                .doesNotContain("http://", "https://", "url(", "@import", "src=", "<script")
                .contains("default-src 'none'");
    }

    @Test
    void equalDataGiveEqualPages() {
        assertThat(render(PageSamples.sst())).isEqualTo(page);
        assertThat(page).doesNotContain("\r").endsWith("</html>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
    void pageIsTheSameUnderEveryLocale(String locale) {
        assertThat(Samples.under(locale, () -> render(PageSamples.sst()))).isEqualTo(page);
    }

    @Test
    void sectionsWithoutDataAreLeftOut() {
        ReportData data = PageSamples.sst();
        String bare = render(new ReportData("e", "s", data.table(), data.fits(), List.of(), List.of(), List.of(), "c"));
        assertThat(bare).doesNotContain("The data");
        assertThat(page).contains("The data");
    }

    @Test
    void impossibleFitsAreRejected() {
        assertThatThrownBy(() -> new FitReport("x", Double.NaN, 1, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lambda");
        assertThatThrownBy(() -> new FitReport("x", 1, 0, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("documents");
    }

    /** The page's text without tags, runs of blanks as one. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private static String render(ReportData data) {
        return ReportPage.render(new Report(data, List.of()), FigureSvg::render);
    }
}
