package org.ridgeline.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.Drawing;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.table.Samples;
import org.ridgeline.reports.table.TextTable;

/** The studies' part of the page and its files. */
class SectionsTest {

    @Test
    void sectionsStandInOrderBetweenTheObjectiveAndTheFitsAndInTheContentsThatFollowTheTable() {
        String page = page(section("second", new Block.Text("2")), section("first", new Block.Text("1")));
        assertThat(page)
                .containsSubsequence(
                        "id=\"page-table\"",
                        "href=\"#page-objective\"",
                        "href=\"#second\"",
                        "href=\"#first\"",
                        "href=\"#page-fits\"",
                        "id=\"page-objective\"",
                        "id=\"second\"",
                        "id=\"first\"",
                        "id=\"page-fits\"");
    }

    @Test
    void whatIsMissingNamesTheCommand() {
        String page = page(section("path", new Block.Missing("the lambda path", "./ridgeline run --full")));
        assertThat(page)
                .contains("Not computed in this run: the lambda path; <code>./ridgeline run --full</code> computes it.")
                .contains("<li class=\"absent\"><a href=\"#path\">");
    }

    @Test
    void aSectionWithoutBlocksSaysItsLeadAndOneWithoutALeadHasNoEmptyParagraph() {
        String page = page(
                section("one-fit"), new Section("failed", "failed", "", List.of(new Block.Text("the numbers failed"))));
        assertThat(page)
                .contains("<p class=\"lead\">lead</p>", "<p>the numbers failed</p>", "<li><a href=\"#one-fit\">")
                .doesNotContain("<p class=\"lead\"></p>");
    }

    @Test
    void hostileTextShowsAsTextInEveryBlock() {
        String hostile = page(blocks(Samples.HOSTILE));
        assertThat(hostile).doesNotContain("<script").contains("&lt;script&gt;alert(");
        assertThat(tags(hostile)).isEqualTo(tags(page(blocks("plain"))));
    }

    /** Shades are fifths of the largest contribution, 0.8: 0.16, 0.32, 0.48, 0.64. */
    @ParameterizedTest
    @CsvSource({
        "0.8, true, p5, +0.800",
        "0.641, true, p5, +0.641",
        "0.639, true, p4, +0.639",
        "0.001, true, p1, +0.001",
        "0, true, z, +0.000",
        "-0.8, true, n5, −0.800",
        "-0.47, true, n3, −0.470",
        "0, false, u, not in the vocabulary"
    })
    void aWordIsShadedByWhatItAdds(double contribution, boolean known, String style, String title) {
        Block strongest = sentences(new Block.Word("strongest", -0.8, true));
        Block word = sentences(new Block.Word("word", contribution, known));
        assertThat(page(section("a", strongest), section("b", word)))
                .contains("<span class=\"" + style + "\" title=\"" + title + "\">word</span>");
    }

    @Test
    void theScaleIsExplainedOnce() {
        Block words = sentences(new Block.Word("w", 0.5, true));
        String page = page(section("a", words, words), section("b", words));
        assertThat(page.split("What a word adds to the score", -1)).hasSize(2);
        assertThat(page).contains("<span>−0.500</span>", "<span>+0.500</span>");
    }

    @Test
    void theSectionsFilesAreNamedByTheirFiguresAndTables() {
        List<ReportFile> files = ReportFile.of(blocks("x"), Drawing::of);
        assertThat(files)
                .extracting(ReportFile::name)
                .containsExactlyInAnyOrder(
                        "figures/bars.svg",
                        "figures/bars.png",
                        "figures/bars.csv",
                        "tables/words.md",
                        "tables/words.csv");
    }

    @Test
    void wordsThatASpreadsheetWouldCalculateAreMadeHarmlessAndNumbersAreNot() {
        TextTable table = new TextTable(
                List.of("word", "weight"),
                1,
                List.of(
                        List.of("=1+1", "-0.5"),
                        List.of("@x", "+1,234.5"),
                        List.of("-lrb-", "1e-12"),
                        List.of("a,\"b\"", "+12.5%"),
                        List.of("-1 to cmd", "-7.8566 to -6.5780"),
                        List.of("points", "+13.78 points to +18.56 points"),
                        List.of("é", "-1.5E-7")));
        ReportFile csv = ReportFile.of(section("s", new Block.Table("t", "T", table)), Drawing::of).stream()
                .filter(file -> file.name().equals("tables/t.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(new String(csv.content().get(), StandardCharsets.UTF_8))
                .isEqualTo("word,weight\n'=1+1,-0.5\n'@x,\"+1,234.5\"\n'-lrb-,1e-12\n\"a,\"\"b\"\"\",+12.5%\n"
                        + "'-1 to cmd,-7.8566 to -6.5780\npoints,+13.78 points to +18.56 points\né,-1.5E-7\n");
    }

    /** A column of six letters takes seven; a phone has room for 43, a tablet for 77. */
    @Test
    void aTableNamesItsColumnsInEveryCellAndStacksItsRowsWhereTheirLettersHaveNoRoom() {
        assertThat(tableOf(6))
                .contains("<table role=\"table\">", "<td role=\"cell\" data-label=\"columb\">-1 to 2</td>");
        assertThat(tableOf(7)).contains("<table role=\"table\" class=\"stack\">");
        assertThat(tableOf(11)).contains("<table role=\"table\" class=\"stack\">");
        assertThat(tableOf(12)).contains("<table role=\"table\" class=\"stack wide\">");
    }

    @Test
    void aWordThatIsWiderThanAColumnMayBeBroken() {
        String word = "a".repeat(21);
        TextTable table = new TextTable(List.of("word"), 1, List.of(List.of(word), List.of(word.substring(1))));
        assertThat(page(section("s", new Block.Table("t", "T", table))))
                .contains("class=\"left long\">" + word + "<", "class=\"left\">" + word.substring(1) + "<")
                .contains("<table role=\"table\">");
    }

    /** Rows that stay rows need no box; nine blocks are few enough. */
    @Test
    void manyRowsThatBecomeBlocksAreShownInPartUntilABoxIsTicked() {
        assertThat(tableOf(7, 10))
                .contains(
                        "<p class=\"fold\"><label><input type=\"checkbox\" autocomplete=\"off\"> show all 10 rows</label></p>");
        assertThat(tableOf(7, 9)).doesNotContain("<input");
        assertThat(tableOf(6, 10)).doesNotContain("<input");
    }

    private static String tableOf(int columns) {
        return tableOf(columns, 1);
    }

    /** Returns a page with a table whose columns are named by six letters, over shorter words. */
    private static String tableOf(int columns, int rows) {
        List<String> header = IntStream.range(0, columns)
                .mapToObj(j -> "colum" + (char) ('a' + j))
                .toList();
        TextTable table = new TextTable(header, 1, Collections.nCopies(rows, Collections.nCopies(columns, "-1 to 2")));
        return page(section("s", new Block.Table("t", "T", table)));
    }

    @Test
    void twoPartsOfOneNameAreRefused() {
        Section section = blocks("x");
        assertThatThrownBy(() -> new Report(PageSamples.sst(), List.of(section, section)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("section every: expected each name once in a report, got two");
        Section other = section("other", section.blocks().toArray(Block[]::new));
        assertThatThrownBy(() -> new Report(PageSamples.sst(), List.of(section, other)))
                .hasMessage("figure bars: expected each name once in a report, got two");
    }

    private static Section blocks(String text) {
        Figure figure = new BarFigure(
                new Caption("bars", text, text), Axis.linear(text), List.of(BarFigure.Bar.of(text, 1, text)));
        return new Section(
                "every",
                text,
                text,
                List.of(
                        new Block.Text(text),
                        new Block.Facts(List.of(new Fact(text, text))),
                        new Block.Table(
                                "words", text, new TextTable(List.of(text, text), 1, List.of(List.of(text, text)))),
                        new Block.Drawing(figure),
                        sentences(new Block.Word(text, 1, true)),
                        new Block.Missing(text, text)));
    }

    private static Block sentences(Block.Word word) {
        return new Block.Sentences("title", List.of(new Block.Sentence("heading", List.of(word))));
    }

    private static Section section(String id, Block... blocks) {
        return new Section(id, "title of " + id, "lead", List.of(blocks));
    }

    private static String page(Section... sections) {
        return ReportPage.render(new Report(PageSamples.sst(), List.of(sections)), FigureSvg::render);
    }

    /** How many tags the page has; a drawing may need more of them for a longer text. */
    private static long tags(String page) {
        return java.util.regex.Pattern.compile("<[a-zA-Z/!]")
                .matcher(page.replaceAll("(?s)<svg.*?</svg>", ""))
                .results()
                .count();
    }
}
