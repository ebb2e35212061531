package org.ridgeline.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What holds of every figure that is drawn; how it looks is for eyes. */
class FigureSvgTest {

    private static final Pattern ID = Pattern.compile(" id='([^']*)'");
    private static final Pattern UPRIGHT = Pattern.compile("M([0-9.]+),([0-9.]+)L\\1,([0-9.]+)");

    static Stream<Figure> figures() {
        return FigureSamples.all();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isWellFormedAndNamed(Figure figure) throws Exception {
        for (String svg : List.of(FigureSvg.render(figure), FigureSvg.file(Drawing.of(figure)))) {
            Element root = parse(svg).getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("svg");
            assertThat(root.getAttribute("role")).isEqualTo("img");
            assertThat(root.getAttribute("viewBox")).startsWith("0 0 480 ");
            assertThat(root.getElementsByTagName("title").item(0).getTextContent())
                    .startsWith("What to see in <script>alert('&\")</script>");
            assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
                    .startsWith("Described with <script>");
            assertThat(root.getElementsByTagName("script").getLength()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void holdsOnlyFiniteNumbers(Figure figure) {
        assertThat(FigureSvg.render(figure)).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isTheSameTwiceAndInEveryCountry(Figure figure) {
        String first = FigureSvg.render(figure);
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("en-US", "tr-TR", "de-DE", "ar-EG")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(FigureSvg.render(figure)).isEqualTo(first);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void takesColoursFromThePageOrFromLightPaper(Figure figure) {
        assertThat(FigureSvg.render(figure)).doesNotContain("rgb(").contains("var(--fig-ink,#22272e)");
        assertThat(FigureSvg.file(Drawing.of(figure)))
                .doesNotContain("rgb(")
                .doesNotContain("var(")
                .contains("#22272e");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void keepsLettersInside(Figure figure) throws Exception {
        Document svg = parse(FigureSvg.file(Drawing.of(figure)));
        double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
        double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
        for (Element text : elements(svg, "text")) {
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            assertThat(x).as(text.getTextContent()).isBetween(0.0, width);
            assertThat(x + Double.parseDouble(text.getAttribute("textLength")))
                    .as(text.getTextContent())
                    .isLessThanOrEqualTo(width);
            assertThat(y).as(text.getTextContent()).isBetween(8.0, height);
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isSmall(Figure figure) {
        assertThat(FigureSvg.render(figure).length()).isLessThan(150 * 1024);
    }

    @Test
    void idsAreUniqueOnAPage() {
        List<String> ids = FigureSamples.all()
                .flatMap(
                        figure -> ID.matcher(FigureSvg.render(figure)).results().map(each -> each.group(1)))
                .toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids)).allMatch(id -> id.startsWith("fig-"));
    }

    @Test
    void titleIsDrawnOnlyInAFile() throws Exception {
        String words = "What to see in";
        assertThat(letters(parse(FigureSvg.render(FigureSamples.bars())))).noneMatch(each -> each.startsWith(words));
        assertThat(letters(parse(FigureSvg.file(Drawing.of(FigureSamples.bars())))))
                .anyMatch(each -> each.startsWith(words));
    }

    @Test
    void namesSeriesBarsMarkersAndLevels() throws Exception {
        assertThat(letters(parse(FigureSvg.render(FigureSamples.wideRange()))))
                .contains("many", "level", "near there", "10⁻⁸", "10²")
                .anyMatch(each -> each.startsWith("<script>alert"));
        assertThat(letters(parse(FigureSvg.render(FigureSamples.bars()))))
                .contains("0.750", "-0.250", "in 3 sentences");
        assertThat(letters(parse(FigureSvg.render(FigureSamples.histogram())))).contains("with L2", "1,000", "weight");
        assertThat(letters(parse(FigureSvg.render(FigureSamples.contours())))).contains("0.5", "1");
    }

    @Test
    void barsShareTheirDecimals() throws Exception {
        BarFigure whole = new BarFigure(
                new Caption("whole", "", ""),
                Axis.linear("documents"),
                List.of(BarFigure.Bar.of("a", 80, ""), BarFigure.Bar.of("b", 1234, "")));
        BarFigure mixed = new BarFigure(
                new Caption("mixed", "", ""),
                Axis.linear("accuracy, %"),
                List.of(BarFigure.Bar.of("a", 80, ""), BarFigure.Bar.of("b", 80.37, "")));
        assertThat(letters(parse(FigureSvg.render(whole)))).contains("80", "1,234");
        assertThat(letters(parse(FigureSvg.render(mixed)))).contains("80.00", "80.37");
    }

    /** The right name is too long to stand beside the left marker's line, so it has to stand above its name. */
    @Test
    void noMarkersLineRunsThroughANameOfAnother() throws Exception {
        LineFigure figure = new LineFigure(
                new Caption("markers", "", ""),
                Axis.linear("x").from(0, 10),
                Axis.linear("y").from(0, 1),
                List.of(new Series("line", List.of(0.0, 10.0), List.of(0.0, 1.0), Series.Style.LINE)),
                List.of(
                        new LineFigure.Marker(true, 4, "the left of the two"),
                        new LineFigure.Marker(true, 6, "the right one, which has a long name")));
        Document svg = parse(FigureSvg.render(figure));
        Element left = named(svg, "the left of the two");
        Element right = named(svg, "the right one, which has a long name");
        assertThat(number(right, "y")).isLessThan(number(left, "y"));
        List<Double> lines = elements(svg, "path").stream()
                .map(line -> UPRIGHT.matcher(line.getAttribute("d")))
                .filter(Matcher::matches)
                .filter(line -> Stream.of(line.group(2), line.group(3))
                        .anyMatch(y -> Double.parseDouble(y) < number(left, "y")))
                .map(line -> Double.parseDouble(line.group(1)))
                .toList();
        assertThat(lines)
                .isNotEmpty()
                .noneMatch(x -> x > number(left, "x") && x < number(left, "x") + number(left, "textLength"));
    }

    private static Element named(Document svg, String text) {
        return elements(svg, "text").stream()
                .filter(each -> each.getTextContent().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void longSeriesAreThinnedButKeepTheirPeak() {
        Scale x = new Scale(false, 0, 5001);
        Scale y = new Scale(false, 0, 1000);
        List<Point2D> kept =
                SeriesLine.of(FigureSamples.wideRange().series().get(1), x, y).places();
        assertThat(kept).hasSizeLessThanOrEqualTo(SeriesLine.MOST + 4).anyMatch(each -> each.getY() == 0.9876);
    }

    @Test
    void linesAreCutWhereTheyLeave() {
        Series series = new Series("", List.of(0.0, 1.0, 2.0), List.of(0.0, 2.0, 0.0), Series.Style.LINE);
        SeriesLine line = SeriesLine.of(series, new Scale(false, 0, 2), new Scale(false, 0, 1));
        List<String> segments = new ArrayList<>();
        double[] at = new double[6];
        PathIterator path = line.path(share -> share).getPathIterator(null);
        for (; !path.isDone(); path.next()) {
            segments.add((path.currentSegment(at) == PathIterator.SEG_MOVETO ? "M " : "L ") + at[0] + " " + at[1]);
        }
        assertThat(segments).containsExactly("M 0.0 0.0", "L 0.25 1.0", "M 0.75 1.0", "L 1.0 0.0");
        assertThat(line.points()).containsExactly(new Point2D.Double(0, 0), new Point2D.Double(1, 0));
    }

    @Test
    void noTwoOfManySeriesLookAlike() {
        Series series = new Series("", List.of(), List.of(), Series.Style.LINE_AND_POINTS);
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> new SeriesPainter(series, i, true).mark())
                        .map(mark -> mark.fill() + " " + mark.shape().getBounds2D()
                                + mark.shape().getClass()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyColourIsNamedOnceForLightAndForDark() {
        assertThat(FigureSvg.lightColours()).contains("--fig-ink: #22272e;").contains("--fig-8:");
        assertThat(FigureSvg.darkColours()).contains("--fig-paper: #161b22;");
        assertThat(Stream.of(Palette.values()).map(Palette::light)).doesNotHaveDuplicates();
    }

    private static List<String> letters(Document svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList nodes = svg.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
