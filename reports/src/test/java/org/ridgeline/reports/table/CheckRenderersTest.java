package org.ridgeline.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Unit;
import org.w3c.dom.Element;

class CheckRenderersTest {

    private final Comparison good = Samples.report("l2/test accuracy", 0.75, 'b');
    private final Comparison bad = Samples.report("l2/test accuracy", 0.7575, 'c');

    @Test
    void passedCheckShowsOneRowATarget() {
        assertThat(CheckText.render(good, List.of())).isEqualTo("""
                cell              against  expected   tolerance  actual    difference  verdict
                l2/test accuracy  pinned        75%  0.1 points     75%      0 points  match
                l2/test accuracy  book       75.25%  0.5 points  75.00%  -0.25 points  match
                l2/test MSE       pinned     0.7524      0.0001  0.7524             0  match

                stages: all 2 as pinned, bit for bit
                check passed, bit for bit
                """);
    }

    @Test
    void driftNamesTheVerdictAndTheFirstStageThatDiffers() {
        assertThat(CheckText.render(bad, List.of()))
                .contains("l2/test accuracy  pinned        75%  0.1 points  75.75%  +0.75 points  drift: above\n")
                .contains("first stage that differs: tokens (differs); expected sha256:" + "b".repeat(64)
                        + ", got sha256:" + "c".repeat(64))
                .endsWith("\ncheck failed\n");
    }

    @Test
    void stageWithinItsToleranceThatIsNotBitForBitIsNamedAndPasses() throws Exception {
        Fingerprint sketch = Fingerprint.ofNumbers(new double[] {1});
        Fingerprint archive = Fingerprint.ofBytes("a".repeat(64));
        Comparison report = new Comparison(
                StageComparison.chain(
                        chain(archive, bits(sketch, 'a'), sketch, bits(sketch, 'b')),
                        chain(archive, bits(sketch, 'b'), bits(sketch, 'b'), bits(sketch, 'b'))),
                good.cells(),
                List.of());
        String line = "stages: all 4 as pinned; weights none: within tolerance, not bit for bit;"
                + " weights l2: within tolerance";
        assertThat(CheckText.render(report, List.of())).endsWith("\n" + line + "\ncheck passed\n");
        Element suite = parse(JunitXml.render("sst", report, List.of()));
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(output(suite, 2)).isEqualTo(line);
    }

    private static List<StageFingerprint> chain(Fingerprint... each) {
        List<String> names = List.of("archive", "weights none", "weights l2", "metrics");
        return IntStream.range(0, each.length)
                .mapToObj(i -> new StageFingerprint(names.get(i), each[i]))
                .toList();
    }

    private static Fingerprint bits(Fingerprint sketch, char digit) {
        return sketch.withBits(String.valueOf(digit).repeat(64));
    }

    @Test
    void whatElseIsWrongFailsAnExactCheck() {
        assertThat(CheckText.render(good, List.of("changed by hand")))
                .endsWith("stages: all 2 as pinned, bit for bit\nchanged by hand\ncheck failed\n");
    }

    @Test
    void rowsShowPinsPreciselyAndTheBookAsPrinted() {
        assertThat(CheckText.rows(new CellComparison(
                        "none/test MSE",
                        Unit.MSE,
                        Optional.of(new Target(7.9480030272576565, 1e-5)),
                        Optional.of(new Target(7.9469, 0.01)),
                        Optional.of(7.948))))
                .containsExactly(
                        List.of("none/test MSE", "pinned", "7.948003027", "0.00001", "7.948", "-0.00000303", "match"),
                        List.of("none/test MSE", "book", "7.9469", "0.01", "7.9480", "+0.0011", "match"));
        assertThat(CheckText.rows(new CellComparison(
                        "l2/test accuracy",
                        Unit.FRACTION,
                        Optional.of(new Target(1420.0 / 1821, 1e-9)),
                        Optional.of(new Target(0.7807, 0.002)),
                        Optional.of(1421.0 / 1821))))
                .containsExactly(
                        List.of(
                                "l2/test accuracy",
                                "pinned",
                                "77.97913234%",
                                "1E-7 points",
                                "78.03404723%",
                                "+0.0549 points",
                                "drift: above"),
                        List.of(
                                "l2/test accuracy",
                                "book",
                                "78.07%",
                                "0.2 points",
                                "78.03%",
                                "-0.036 points",
                                "match"));
        assertThat(CheckText.rows(new CellComparison(
                        "l2/test MSE", Unit.MSE, Optional.of(new Target(1, 0)), Optional.empty(), Optional.empty())))
                .containsExactly(List.of("l2/test MSE", "pinned", "1", "0", "-", "-", "missing"));
    }

    @Test
    void junitHasOneTestCaseACellAndOneForTheStages() throws Exception {
        Element suite = parse(JunitXml.render("sst", good, List.of()));
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        assertThat(suite.getElementsByTagName("failure").getLength()).isZero();
        assertThat(output(suite, 1))
                .isEqualTo("pinned: expected 0.7524 within 0.0001, got 0.7524, difference 0: match");
        assertThat(output(suite, 2)).isEqualTo("stages: all 2 as pinned, bit for bit");
    }

    private static String output(Element suite, int testCase) {
        Element element = (Element) suite.getElementsByTagName("testcase").item(testCase);
        return element.getElementsByTagName("system-out").item(0).getTextContent();
    }

    @Test
    void junitFailureTellsExpectedActualAndVerdict() throws Exception {
        Element suite = parse(JunitXml.render("sst", bad, List.of()));
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        Element cell = (Element) suite.getElementsByTagName("testcase").item(0);
        Element failure = (Element) cell.getElementsByTagName("failure").item(0);
        assertThat(cell.getAttribute("name")).isEqualTo("l2/test accuracy");
        assertThat(failure.getAttribute("message"))
                .startsWith(
                        "pinned: expected 75% within 0.1 points, got 75.75%, difference +0.75 points: drift: above; book: ");
        Element stages = (Element) suite.getElementsByTagName("testcase").item(2);
        assertThat(((Element) stages.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .startsWith("first stage that differs: tokens");
    }

    @Test
    void junitStaysWellFormedAroundHostileText() throws Exception {
        Element suite = parse(JunitXml.render(Samples.HOSTILE, Samples.report(Samples.HOSTILE, 0.1, 'b'), List.of()));
        String legal = Samples.HOSTILE
                .replace('\n', ' ')
                .replace('\u0001', '\uFFFD')
                .replace('\u001B', '\uFFFD')
                .replace("\uD800", "\uFFFD");
        assertThat(suite.getAttribute("name")).isEqualTo(legal);
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo(legal);
    }

    @Test
    void hostileTextCannotSteerTheTerminal() {
        String text = CheckText.render(Samples.report(Samples.HOSTILE, 0.1, 'b'), List.of());
        assertThat(text).doesNotContain("\u001B", "\u0001");
        assertThat(text.lines()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
    void renderingsAreTheSameUnderEveryLocale(String locale) {
        assertThat(Samples.under(locale, () -> CheckText.render(bad, List.of())))
                .isEqualTo(CheckText.render(bad, List.of()));
        assertThat(Samples.under(locale, () -> JunitXml.render("i", bad, List.of())))
                .isEqualTo(JunitXml.render("i", bad, List.of()));
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
