package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

class SweepStudiesTest {

    private static final List<Study> STUDIES =
            List.of(new LambdaPathStudy(), new LearningCurveStudy(), new EarlyStoppingStudy());

    @TempDir
    private Path folder;

    /** Usual; few words, more documents than columns; no bias; only a fit without a regularizer; very few documents. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            title: Tiny       | title: Tiny
            maxWords: 1000000 | maxWords: 40
            bias: true        | bias: false
            lambda: 1.0       | lambda: 0.0
            documents: 400    | documents: 100
            """)
    void everyKindOfRunGivesSectionsOfPlainNumbers(String from, String to) throws IOException {
        RunResult result = Runs.synthetic(TinyExperiment.YAML.replace(from, to), folder, 2);
        Set<String> figures = new HashSet<>();
        try (Workers workers = new Workers(2)) {
            for (Study study : STUDIES) {
                List<Double> shares = new ArrayList<>();
                Section section = study.report(new StudyInput(result), workers, shares::add)
                        .section();
                assertThat(section.id()).isEqualTo(study.id());
                assertThat(section.title()).isEqualTo(study.title());
                assertThat(section.toString()).doesNotContain("NaN", "Infinity");
                assertThat(shares).isSorted();
                assertThat(shares.get(shares.size() - 1)).isBetween(0.999, 1.0);
                for (Block block : section.blocks()) {
                    if (block instanceof Block.Drawing drawing) {
                        assertThat(figures.add(drawing.figure().caption().id())).isTrue();
                    }
                }
            }
        }
        assertThat(figures).hasSize(8);
        for (Study study : STUDIES) {
            assertThat(Runs.figures(Runs.section(study, result), LineFigure.class))
                    .filteredOn(figure -> figure.caption().id().endsWith("-accuracy"))
                    .isNotEmpty()
                    .allSatisfy(figure -> assertThat(figure.y().label()).endsWith("accuracy, %"))
                    .flatExtracting(LineFigure::series)
                    .flatExtracting(Series::y)
                    .allSatisfy(percent -> assertThat(percent).isBetween(0.0, 100.0))
                    .anySatisfy(percent -> assertThat(percent).isGreaterThan(1));
        }
    }

    /** On a phone the first column is the heading of each row. */
    @Test
    void theTablesOfTheLearningCurveBeginWithWhatIsVaried() throws IOException {
        Section section = Runs.section(new LearningCurveStudy(), Runs.synthetic(TinyExperiment.YAML, folder, 2));
        for (String varied : List.of("documents", "words")) {
            List<Integer> first = Runs.rows(section, "learning-curve-" + varied).stream()
                    .map(row -> Integer.parseInt(row.get(0).replace(",", "")))
                    .toList();
            assertThat(first).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(3);
        }
    }

    @Test
    void oneTrainingDocumentIsEnoughForEverySweep() throws IOException {
        Path trees = Files.createDirectory(folder.resolve("trees"));
        Files.writeString(trees.resolve("train.txt"), "(3 (2 a) (3 good))\n");
        Files.writeString(trees.resolve("dev.txt"), "(3 (2 so) (3 good))\n(1 (2 a) (1 bad))\n");
        Files.writeString(trees.resolve("test.txt"), "(3 (2 a) (3 good))\n(1 (2 so) (1 bad))\n");
        Inputs inputs = new Inputs(Optional.of(trees), false, false, false, Optional.empty(), folder, Map.of());
        RunResult result;
        try (Workers workers = new Workers(1)) {
            result = ExperimentRun.run(
                    ExperimentFile.load("sst-regularization"), inputs, workers, StageObserver.silent());
        }
        for (Study study : STUDIES) {
            assertThat(Runs.section(study, result).toString()).doesNotContain("NaN", "Infinity");
        }
        assertThat(Runs.section(STUDIES.get(0), result).lead()).startsWith("There is one training document");
    }
}
