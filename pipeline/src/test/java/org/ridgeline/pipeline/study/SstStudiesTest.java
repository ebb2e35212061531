package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.eval.uncertainty.Interval;
import org.ridgeline.eval.uncertainty.McNemar;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.Treebank;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

/**
 * The real treebank against numbers of a script of NumPy 1.24.2 and SciPy 1.10.1 that reads the trees and solves both
 * fits by itself; skipped where the treebank is not here.
 */
class SstStudiesTest {

    private static RunResult result;

    @BeforeAll
    static void runOnce() {
        Inputs inputs = new Inputs(
                Optional.of(Treebank.archive()), true, false, false, Optional.empty(), Treebank.home(), Map.of());
        try (Workers workers = new Workers(2)) {
            result = ExperimentRun.run(
                    ExperimentFile.load("sst-regularization"), inputs, workers, StageObserver.silent());
        }
    }

    @Test
    void mcNemarAgrees() {
        // scipy.stats.binomtest(152, 598, 0.5).pvalue
        double p = 1.826960524527847e-34;
        Fits fits = Fits.of(StudyInput.of(result));
        McNemar test = McNemar.of(
                fits.right(fits.pair().get(0)), fits.right(fits.pair().get(1)));
        assertThat(test).isEqualTo(new McNemar(152, 446));
        assertThat(test.p()).isCloseTo(p, within(1e-11 * p));
        Section section = Runs.section(new UncertaintyStudy(), result);
        assertThat(Runs.rows(section, "mcnemar"))
                .containsExactly(List.of("no regularizer", "with L2", "974", "152", "446", "249", "1.8e-34"));
        // 7.9480030 / 0.7523850, and 7.9469 / 0.7523
        assertThat(Runs.blocks(section, Block.Text.class).get(0).text())
                .contains("falls by a factor of 10.56. By the book's figures it falls by a factor of 10.56");
    }

    /**
     * {@code scipy.stats.bootstrap} of the values per document, percentile, 20,000 resamples; the last number is the
     * standard error of the mean, of which 0.24 is four standard errors of a quantile of 2,000 draws (see BootstrapTest).
     */
    @ParameterizedTest
    @CsvSource({
        "none/test accuracy, 0.5963756177924218, 0.6403075233388248, 0.011384046967468541",
        "l2/test accuracy, 0.7605711147721033, 0.7984623833058759, 0.009710720178939227",
        "none/test mse, 7.350162476877809, 8.588048292233482, 0.3182352913958407",
        "l2/test mse, 0.7056421241101464, 0.8016925232661973, 0.024577549220584242"
    })
    void intervalsAgree(String cell, double low, double high, double error) {
        Interval interval = result.evaluated().intervals().get(cell);
        assertThat(interval.low()).isCloseTo(low, within(0.24 * error));
        assertThat(interval.high()).isCloseTo(high, within(0.24 * error));
        assertThat(result.evaluated().cells().get(cell)).isBetween(interval.low(), interval.high());
    }

    @Test
    void weightsAgree() {
        Section section = Runs.section(new LearnedStudy(), result);
        assertThat(Runs.rows(section, "weight-norms"))
                .extracting(row -> List.of(row.get(2), row.get(3), row.get(6)))
                .containsExactly(List.of("6.6071", "0.5441", "117.8447"), List.of("1.0660", "0.1240", "24.5741"));
        assertThat(Runs.blocks(section, Block.Text.class).get(0).text())
                .contains("Of the 148 words with the largest weights, 65 occur in a single")
                .contains(", 24 for");
    }

    @Test
    void groupsAgree() {
        Section section = Runs.section(new FailureStudy(), result);
        // 582 and 456 of the 678 very negative and very positive documents, 838 and 670 of the 1,143 others.
        assertThat(Runs.rows(section, "accuracy-by-label-table").subList(4, 6))
                .extracting(row -> List.of(row.get(1), row.get(2), row.get(4)))
                .containsExactly(List.of("678", "67.26%", "85.84%"), List.of("1,143", "58.62%", "73.32%"));
        // 185 of 225 documents of at most 8 words; 595 of 741 without an unknown word, 57 of 69 with more than a fifth.
        assertThat(Runs.rows(section, "accuracy-by-length-table").get(0)).contains("2 to 8", "225", "82.22%");
        List<List<String>> unknown = Runs.rows(section, "accuracy-by-unknown-words-table");
        assertThat(unknown.get(0)).contains("none", "741", "80.30%");
        assertThat(unknown.get(5)).contains("above 20%", "69", "82.61%");
        assertThat(Runs.blocks(section, Block.Sentences.class).stream()
                        .flatMap(block -> block.sentences().stream())
                        .map(sentence -> sentence.heading().replaceAll(".*score ([^,]*),.*", "$1")))
                .containsExactly(
                        "+2.15", "+1.97", "+1.83", "+1.53", "+1.46", "-1.88", "-1.85", "-1.44", "-1.43", "-1.43");
    }
}
