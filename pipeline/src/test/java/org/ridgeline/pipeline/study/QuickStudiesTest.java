package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.uncertainty.McNemar;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.run.FetchStage.Fetched;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.figure.HistogramFigure;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

class QuickStudiesTest {

    /** A score is a sum of a few dozen weights below 10, in either order. */
    private static final double ROUNDING = 1e-12;

    private static final String NONE = "  - {name: none, title: no regularizer, lambda: 0.0}\n";

    @TempDir
    private static Path folder;

    private static RunResult result;

    @BeforeAll
    static void runOnce() throws IOException {
        result = Runs.synthetic(TinyExperiment.YAML, folder, 1);
    }

    static List<Study> studies() {
        return List.of(new UncertaintyStudy(), new LearnedStudy(), new FailureStudy());
    }

    @ParameterizedTest
    @MethodSource("studies")
    void isTheSameForAnyNumberOfThreadsAndInEveryRun(Study study) throws IOException {
        Section section = Runs.section(study, result);
        assertThat(Runs.section(study, Runs.synthetic(TinyExperiment.YAML, folder, 3)))
                .isEqualTo(section);
        assertThat(section.id()).isEqualTo(study.id());
        assertThat(study.quick()).isTrue();
        assertThat(Studies.all()).extracting(Study::id).contains(study.id());
    }

    @Test
    void figuresAndTablesHaveNamesOfTheirOwn() {
        assertThat(Runs.names(studies().stream().map(study -> Runs.section(study, result))))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("studies")
    void oneFitIsEnough(Study study) throws IOException {
        Section one = Runs.section(study, Runs.synthetic(TinyExperiment.YAML.replace(NONE, ""), folder, 1));
        assertThat(one.lead()).isNotBlank();
        assertThat(Runs.names(List.of(one).stream())).noneMatch(name -> name.contains("none"));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void moreFitsAreEachComparedWithThePlainOne(Study study) throws IOException {
        String more = TinyExperiment.YAML.replace(NONE, "  - {name: l2-10, title: strong, lambda: 10}\n" + NONE);
        Section section = Runs.section(study, Runs.synthetic(more, folder, 1));
        if (study instanceof UncertaintyStudy) {
            assertThat(Runs.rows(section, "mcnemar"))
                    .extracting(row -> row.get(0) + " / " + row.get(1))
                    .containsExactly("no regularizer / strong", "no regularizer / with L2");
        }
        assertThat(Runs.names(List.of(section).stream())).doesNotHaveDuplicates();
    }

    @Test
    void mcNemarsCountsAddUpToTheTestDocuments() {
        List<String> row = Runs.rows(Runs.section(new UncertaintyStudy(), result), "mcnemar")
                .get(0);
        long sum = row.subList(2, 6).stream()
                .mapToLong(text -> Long.parseLong(text.replace(",", "")))
                .sum();
        StudyInput fits = new StudyInput(result);
        McNemar test = McNemar.of(
                fits.right(fits.fits().get(0)), fits.right(fits.fits().get(1)));
        assertThat(sum).isEqualTo(fits.targets().length);
        assertThat(row.subList(3, 5))
                .containsExactly(Long.toString(test.onlyFirst()), Long.toString(test.onlySecond()));
    }

    @Test
    void aSyntheticRunIsNotHeldAgainstTheBook() {
        assertThat(Runs.section(new UncertaintyStudy(), result).toString()).doesNotContain("tenfold", "the book");
    }

    @Test
    void everyWordIsInOneBinOfTheHistogram() {
        HistogramFigure figure = Runs.figures(Runs.section(new LearnedStudy(), result), HistogramFigure.class)
                .get(0);
        assertThat(figure.counts()).hasSize(2).allSatisfy(counts -> assertThat(
                        counts.bins().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(result.vectors().bag().vocabulary().size()));
    }

    @Test
    void theStrongestWordsFallFromTheMostPositiveToTheMostNegative() {
        List<BarFigure> figures = Runs.figures(Runs.section(new LearnedStudy(), result), BarFigure.class);
        assertThat(figures).extracting(figure -> figure.caption().id()).containsExactly("words-none", "words-l2");
        for (int f = 0; f < 2; f++) {
            List<Double> values =
                    figures.get(f).bars().stream().map(BarFigure.Bar::value).toList();
            StudyInput run = new StudyInput(result);
            double[] sorted = new WordWeights(run.fits().get(f), run.vocabulary())
                    .values()
                    .clone();
            Arrays.sort(sorted);
            assertThat(values).hasSize(30).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(values.get(0)).isEqualTo(sorted[sorted.length - 1]);
            assertThat(values.get(14)).isEqualTo(sorted[sorted.length - 15]);
            assertThat(values.get(29)).isEqualTo(sorted[0]);
        }
    }

    @Test
    void rareWordsRiseInDocumentFrequency() {
        List<Integer> frequencies = Runs.rows(Runs.section(new LearnedStudy(), result), "rare-words").stream()
                .map(row -> Integer.parseInt(row.get(1)))
                .toList();
        assertThat(frequencies).hasSize(15).isSorted();
    }

    @Test
    void whatTheWordsAddIsTheScore() throws IOException {
        assertContributionsAddUp(result);
        assertContributionsAddUp(
                Runs.synthetic(TinyExperiment.YAML.replace("weighting: counts", "weighting: presence"), folder, 1));
        assertContributionsAddUp(Runs.synthetic(TinyExperiment.YAML.replace("bias: true", "bias: false"), folder, 1));
    }

    private static void assertContributionsAddUp(RunResult run) {
        StudyInput input = new StudyInput(run);
        List<StudyInput.TestDocument> documents = input.testDocuments();
        for (StudyInput.StudyFit fit : input.fits()) {
            for (int i = 0; i < documents.size(); i++) {
                double sum = FailureStudy.words(input, fit, documents.get(i)).stream()
                        .mapToDouble(Block.Word::contribution)
                        .sum();
                assertThat(sum + fit.model().bias()).isCloseTo(fit.scores()[i], within(ROUNDING));
            }
        }
    }

    @Test
    void mistakesAreTheWorstFirst() {
        List<Block.Sentences> blocks = Runs.blocks(Runs.section(new FailureStudy(), result), Block.Sentences.class);
        assertThat(blocks).isNotEmpty();
        for (Block.Sentences kind : blocks) {
            assertThat(kind.sentences()).hasSizeBetween(1, 5);
            assertThat(kind.sentences().stream()
                            .map(sentence -> -Math.abs(sentence.words().stream()
                                    .mapToDouble(Block.Word::contribution)
                                    .sum()))
                            .toList())
                    .isSorted();
        }
    }

    @Test
    void everyGroupingHoldsEveryTestDocument() {
        Section section = Runs.section(new FailureStudy(), result);
        int n = new StudyInput(result).targets().length;
        assertThat(documents(Runs.rows(section, "accuracy-by-length-table"))).isEqualTo(n);
        assertThat(documents(Runs.rows(section, "accuracy-by-unknown-words-table")))
                .isEqualTo(n);
        List<List<String>> labels = Runs.rows(section, "accuracy-by-label-table");
        assertThat(documents(labels.subList(0, 4))).isEqualTo(n);
        assertThat(documents(labels.subList(4, 6))).isEqualTo(n);
        for (HistogramFigure figure : Runs.figures(section, HistogramFigure.class)) {
            assertThat(figure.counts().stream()
                            .flatMap(counts -> counts.bins().stream())
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(n);
        }
        for (BarFigure figure : Runs.figures(section, BarFigure.class)) {
            assertThat(figure.bars())
                    .allMatch(bar -> 0 <= bar.low()
                            && bar.low() <= bar.value()
                            && bar.value() <= bar.high()
                            && bar.high() <= 100);
        }
    }

    private static int documents(List<List<String>> rows) {
        return rows.stream()
                .mapToInt(row -> Integer.parseInt(row.get(1).replace(",", "")))
                .sum();
    }

    @Test
    void withoutFiveClassLabelsThatPieceIsALine() {
        Corpus graded = result.fetched().corpus();
        List<Document> twoClasses = graded.documents().stream()
                .map(document -> Document.of(
                        Split.of(document.split()).orElseThrow(),
                        Math.max(1, Math.min(3, Integer.parseInt(document.label()))),
                        document.words()))
                .toList();
        Section section =
                Runs.section(new FailureStudy(), with(new Corpus(graded.name(), true, graded.inputs(), twoClasses)));
        assertThat(Runs.names(List.of(section).stream())).doesNotContain("accuracy-by-label");
        assertThat(Runs.blocks(section, Block.Text.class)).anyMatch(block -> block.text()
                .startsWith("The test documents have not all of the labels 0, 1, 3 and 4"));
        assertThat(graded.documents(Split.TEST))
                .anyMatch(document -> document.label().equals("4"));
    }

    private static RunResult with(Corpus corpus) {
        Fetched before = result.fetched();
        return new RunResult(
                result.experiment(),
                new Fetched(corpus, before.origin(), before.profile(), before.notice()),
                result.tokenized(),
                result.vectors(),
                result.trained(),
                result.evaluated(),
                result.chain(),
                result.timings());
    }
}
