package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ridgeline.model.device.Workers;
import org.ridgeline.reports.figure.Axis;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.Caption;
import org.ridgeline.reports.figure.ContourFigure;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.Grid;
import org.ridgeline.reports.figure.HistogramFigure;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.figure.SurfaceFigure;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Fact;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.TextTable;

/** Studies that compute nothing and show every kind of block and figure, with text as a hostile corpus would have it. */
public final class SampleStudies {

    /** Text that is markup, a formula of a spreadsheet, and not of this script. */
    public static final String HOSTILE = "=<script>alert(1)</script> & \"quoted\" 'text' é ❤ ]]>";

    private SampleStudies() {}

    /** Returns a quick study with every block, and a slow one. */
    public static List<Study> all() {
        return List.of(
                study("words-and-tables", true, () -> section("words-and-tables", words())),
                study("drawings", true, () -> section("drawings", drawings())),
                study("slow-one", false, () -> section("slow-one", List.of(new Block.Text("It took its time.")))));
    }

    /** Returns a study that looks at a run. */
    public static Study study(String id, boolean quick, Supplier<Section> section) {
        return study(id, quick, section, Optional.empty());
    }

    /** Returns a quick study that looks at no run, and fails where it is given one. */
    static Study withoutRun(String id, Supplier<Section> section) {
        Supplier<Section> neverAskedFor = () -> {
            throw new AssertionError(id + " was asked to look at a run");
        };
        return study(id, true, neverAskedFor, Optional.of(section));
    }

    private static Study study(
            String id, boolean quick, Supplier<Section> section, Optional<Supplier<Section>> withoutRun) {
        return new Study(id, "What " + id + " shows", quick) {
            @Override
            public boolean needsTest() {
                return false;
            }

            @Override
            public Optional<Supplier<Section>> withoutRun() {
                return withoutRun;
            }

            @Override
            public Section run(StudyInput input, Workers workers, Progress progress) {
                progress.done(0.5);
                return section.get();
            }
        };
    }

    /** Returns a section. */
    public static Section section(String id, List<Block> blocks) {
        return new Section(
                id,
                "What " + id + " shows",
                "The unregularized fit spreads its weights wide, and the other keeps them small: the same words, other numbers.",
                blocks);
    }

    private static List<Block> words() {
        return List.of(
                new Block.Text("A paragraph of plain text with " + HOSTILE + "."),
                new Block.Facts(List.of(
                        new Fact("norm of the weights without a regularizer", "24.5741"),
                        new Fact("with L2", HOSTILE))),
                new Block.Table(
                        "strongest-words",
                        "The strongest words of both fits",
                        new TextTable(
                                List.of(
                                        "word",
                                        "weight without",
                                        "weight with L2",
                                        "documents",
                                        "rank without",
                                        "rank with",
                                        "share of train",
                                        "share of test"),
                                1,
                                rows())),
                new Block.Sentences(
                        "The most confident mistakes, and what each word adds",
                        List.of(
                                new Block.Sentence(
                                        "is negative, score +1.62",
                                        List.of(
                                                new Block.Word("a", 0.012, true),
                                                new Block.Word("gorgeous", 0.83, true),
                                                new Block.Word(",", -0.05, true),
                                                new Block.Word("witty", 0.55, true),
                                                new Block.Word(",", -0.05, true),
                                                new Block.Word("unguflabable", 0, false),
                                                new Block.Word("and", 0.2, true),
                                                new Block.Word("dull", -0.61, true),
                                                new Block.Word(HOSTILE, -0.83, true),
                                                new Block.Word("film", 0, true),
                                                new Block.Word(".", 0.02, true))),
                                new Block.Sentence(
                                        "is positive, score −0.71",
                                        List.of(
                                                new Block.Word(
                                                        "averyveryveryveryveryveryverylongwordwithoutanybreakthatgoesonandonandon",
                                                        -0.4,
                                                        true),
                                                new Block.Word("indeed", 0.3, true))))),
                new Block.Missing("one part of it", "./ridgeline run --full"));
    }

    /** Twelve rows, which a phone shows in part. */
    private static List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("unforgettable", "+1.2345", "+0.4321", "12", "1", "1", "0.17%", "0.05%"));
        rows.add(List.of(HOSTILE, "−0.9876", "−0.3210", "7", "2", "5", "0.10%", "0.00%"));
        rows.add(List.of("-lrb-", "0.0001", "0.0002", "1,234", "9,999", "8,888", "17.80%", "16.90%"));
        for (int rank = 3; rank < 12; rank++) {
            rows.add(List.of("word " + rank, "−0.0001", "−0.0002", "1", rank + "", rank + "", "0.01%", "0.01%"));
        }
        return rows;
    }

    private static List<Block> drawings() {
        return figures().stream().<Block>map(Block.Drawing::new).toList();
    }

    /** Returns one figure of each kind. */
    public static List<Figure> figures() {
        Axis.Range range = new Axis.Range(-2, 2);
        Grid grid = Grid.of(range, range, 21, 21, (x, y) -> x * x + 3 * y * y);
        Series path = new Series(
                "the walk down",
                List.of(-1.8, -1.0, -0.2, 0.0),
                List.of(1.5, 0.6, 0.1, 0.0),
                Series.Style.LINE_AND_POINTS);
        return List.of(
                new LineFigure(
                        caption("lambda-path-mse", "The test error falls, then rises, as lambda grows"),
                        Axis.log("lambda, on the sum of squares"),
                        Axis.linear("mean squared error").from(0, 2),
                        List.of(
                                new Series(
                                        "train",
                                        List.of(0.01, 0.1, 1.0, 10.0),
                                        List.of(0.01, 0.03, 0.07, 0.3),
                                        Series.Style.DASHED),
                                new Series(
                                        "test",
                                        List.of(0.01, 0.1, 1.0, 10.0),
                                        List.of(1.9, 1.1, 0.75, 0.9),
                                        Series.Style.LINE_AND_POINTS)),
                        List.of(new LineFigure.Marker(true, 1, "the book's"))),
                new HistogramFigure(
                        caption("weights", "With L2 the weights stay near zero"),
                        Axis.linear("weight"),
                        Axis.log("words"),
                        -1,
                        0.5,
                        List.of(
                                new HistogramFigure.Counts("no regularizer", List.of(10L, 200L, 180L, 12L)),
                                new HistogramFigure.Counts("with L2", List.of(0L, 300L, 290L, 0L)))),
                new BarFigure(
                        caption("strongest", "Words that carry the sentence"),
                        Axis.linear("weight"),
                        List.of(
                                BarFigure.Bar.of("unforgettable", 1.2, "in 12"),
                                new BarFigure.Bar(HOSTILE, -0.8, -0.9, -0.6, "in 7"))),
                new ContourFigure(
                        caption("contours", "Each step stands at a right angle to the line of equal height"),
                        Axis.linear("w1"),
                        Axis.linear("w2"),
                        grid,
                        List.of(0.5, 1.0, 2.0, 4.0, 8.0),
                        List.of(path)),
                new SurfaceFigure(
                        caption("surface", "The walk follows the steepest slope"),
                        Axis.linear("w1"),
                        Axis.linear("w2"),
                        new Axis("loss", false, Optional.empty()),
                        grid,
                        List.of(path)));
    }

    private static Caption caption(String id, String title) {
        return new Caption(
                id,
                title,
                "What stands below: " + title.toLowerCase(java.util.Locale.ROOT)
                        + ". Measured on nothing at all; one number follows another, and the text is long enough to break.");
    }
}
