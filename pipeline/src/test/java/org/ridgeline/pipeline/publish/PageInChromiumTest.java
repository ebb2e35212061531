package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.pipeline.study.SampleStudies;

/** The page of a run with every kind of block, as a browser lays it out. */
@EnabledIf(
        value = "chromiumIsHere",
        disabledReason = "no chromium on the PATH, and CHROMIUM names none: the page was not opened")
class PageInChromiumTest {

    /** Names the elements that reach beyond the window or whose content is wider than they are. */
    private static final String OVERFLOWING = "[...document.querySelectorAll('body, body *')]"
            + ".filter(e => e.tagName === 'svg' || !e.closest('svg'))"
            + ".filter(e => e.getBoundingClientRect().right > innerWidth + 0.5"
            + " || e.clientWidth && e.scrollWidth > e.clientWidth)"
            + ".map(e => e.tagName + ' ' + e.className + ' ' + e.scrollWidth + ' > ' + e.clientWidth)";

    // The browser may still write to its settings while it is being stopped.
    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path settings;

    @TempDir
    private static Path shared;

    private static Chromium browser;

    static boolean chromiumIsHere() {
        return Chromium.executable().isPresent();
    }

    @BeforeAll
    static void openThePage() throws Exception {
        Path run = shared.resolve("run");
        PublishedRun.at(run);
        browser = new Chromium(Chromium.executable().orElseThrow(), settings);
        browser.size(1280, 900);
        browser.open(run.resolve("report.html"));
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theConsoleIsEmpty() {
        assertThat(browser.events("Log.entryAdded")).isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
    }

    @Test
    void nothingIsAskedForButThePage() {
        assertThat(browser.events("Network.requestWillBeSent"))
                .extracting(event -> event.at("/request/url").textValue())
                .allMatch(url -> url.startsWith("file:") && url.endsWith("/report.html") || url.startsWith("data:"));
    }

    @ParameterizedTest(name = "{0} wide, {1}, {2}")
    @CsvSource({
        "390, screen, light",
        "390, screen, dark",
        "768, screen, light",
        "1280, screen, light",
        "1280, screen, dark",
        "1920, screen, light",
        "720, print, light"
    })
    void everyFigureHasAreaAndNothingReachesBeyondTheWindow(int width, String medium, String scheme) throws Exception {
        browser.media(medium, scheme);
        browser.size(width, 900);
        assertThat(browser.evaluate("document.scrollingElement.scrollWidth").intValue())
                .isLessThanOrEqualTo(width);
        JsonNode figures = browser.evaluate(
                "[...document.querySelectorAll('figure svg')].map(f => f.getBoundingClientRect()).map(r => [r.left, r.right, r.height])");
        assertThat(figures.size()).isEqualTo(SampleStudies.figures().size());
        for (JsonNode figure : figures) {
            assertThat(figure.get(0).doubleValue()).isNotNegative();
            assertThat(figure.get(1).doubleValue()).isBetween(200.0, (double) width);
            // A figure of two bars is low; one that is not drawn has no height at all.
            assertThat(figure.get(2).doubleValue()).isGreaterThan(50);
        }
        keepPicture(width + "-" + medium + "-" + scheme);
    }

    /** 718 pixels are what A4 leaves between the margins of a printer's usual setting. */
    @ParameterizedTest(name = "{0} wide, {1}")
    @CsvSource({
        "360, screen",
        "390, screen",
        "768, screen",
        "1120, screen",
        "1280, screen",
        "1920, screen",
        "718, print"
    })
    void nothingIsCutOrHasToBeScrolledSideways(int width, String medium) throws Exception {
        browser.media(medium, "light");
        browser.size(width, 900);
        tickTheBoxes(true);
        assertThat(browser.evaluate(OVERFLOWING))
                .as("elements wider than their place")
                .isEmpty();
        assertThat(browser.evaluate("[...document.querySelectorAll('td')].filter(c => c.innerText.trim()"
                        + " && !c.getBoundingClientRect().width).map(c => c.innerText)"))
                .as("cells that are not shown")
                .isEmpty();
    }

    /** Letters of 11 pixels are the smallest that the page itself sets on a phone; 10 pixels are 7.5 points on paper. */
    @ParameterizedTest(name = "{0} wide, {1}: {2} px")
    @CsvSource({"390, screen, 11", "768, screen, 11", "1120, screen, 11", "1280, screen, 13", "718, print, 10"})
    void theLettersOfFiguresCanBeRead(int width, String medium, double pixels) throws Exception {
        browser.media(medium, "light");
        browser.size(width, 900);
        JsonNode sizes = browser.evaluate("[...document.querySelectorAll('figure svg text')]"
                + ".map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)");
        assertThat(sizes.size()).isPositive();
        assertThat(sizes).allSatisfy(size -> assertThat(size.doubleValue()).isGreaterThanOrEqualTo(pixels));
    }

    /** On a phone the rows of a wide table are blocks whose values stand under the names of their columns. */
    @Test
    void aWideTableIsATableWhereItHasRoomAndBlocksOfNamedValuesWhereNot() throws Exception {
        String label =
                "getComputedStyle(document.querySelectorAll('#table-strongest-words td')[7], '::before').content";
        browser.media("screen", "light");
        browser.size(390, 900);
        assertThat(browser.evaluate(label).textValue()).isEqualTo("\"share of test\"");
        browser.size(1280, 900);
        assertThat(browser.evaluate(label).textValue()).isEqualTo("none");
    }

    /** A phone shows six of twelve blocks until the box is ticked; where rows are rows, and on paper, all are there. */
    @ParameterizedTest(name = "{0} wide, {1}, ticked {2}: {3} rows")
    @CsvSource({"390, screen, false, 6", "390, screen, true, 12", "1280, screen, false, 12", "718, print, false, 12"})
    void manyBlocksAreShownInPartUntilTheBoxIsTicked(int width, String medium, boolean ticked, int rows)
            throws Exception {
        browser.media(medium, "light");
        browser.size(width, 900);
        tickTheBoxes(ticked);
        assertThat(browser.evaluate("[...document.querySelectorAll('#table-strongest-words tbody tr')]"
                                + ".filter(r => r.getBoundingClientRect().height).length")
                        .intValue())
                .isEqualTo(rows);
        assertThat(browser.evaluate(
                                        "document.querySelector('#table-strongest-words .fold').getBoundingClientRect().height")
                                .doubleValue()
                        > 0)
                .isEqualTo(width == 390);
    }

    private static void tickTheBoxes(boolean ticked) throws Exception {
        browser.evaluate("document.querySelectorAll('.fold input').forEach(box => box.checked = " + ticked + ")");
    }

    @Test
    void everyEntryOfTheContentsLeadsSomewhereAndEveryNameIsUnique() throws Exception {
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('a')].filter(a => !document.getElementById(a.hash.slice(1))).length")
                        .intValue())
                .isZero();
        assertThat(browser.evaluate(
                                "(ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))")
                        .intValue())
                .isZero();
    }

    @Test
    void theTextOfACorpusIsTextAndNoScriptRuns() throws Exception {
        assertThat(browser.evaluate("document.scripts.length").intValue()).isZero();
        assertThat(browser.evaluate("document.querySelector('main').innerText").textValue())
                .contains("A paragraph of plain text with " + SampleStudies.HOSTILE);
        assertThat(browser.evaluate("document.querySelector('.sentence .n5').innerText")
                        .textValue())
                .isEqualTo(SampleStudies.HOSTILE);
    }

    /** For who wants to look: {@code -Dridgeline.pictures=FOLDER} keeps what the browser shows. */
    private static void keepPicture(String name) throws Exception {
        String folder = System.getProperty("ridgeline.pictures");
        if (folder != null) {
            JsonNode picture = browser.call(
                    "Page.captureScreenshot",
                    Map.of(
                            "captureBeyondViewport",
                            true,
                            "clip",
                            Map.of(
                                    "x",
                                    0,
                                    "y",
                                    0,
                                    "width",
                                    browser.evaluate("innerWidth").intValue(),
                                    "height",
                                    browser.evaluate("document.scrollingElement.scrollHeight")
                                            .intValue(),
                                    "scale",
                                    1)));
            Files.write(
                    Files.createDirectories(Path.of(folder)).resolve(name + ".png"),
                    Base64.getDecoder().decode(picture.get("data").textValue()));
        }
    }
}
