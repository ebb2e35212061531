package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.reports.figure.BarFigure;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

class TokenizationStudyTest {

    private static final FitSpec NONE = new FitSpec("none", "no regularizer", 0);
    private static final FitSpec L2 = new FitSpec("l2", "with L2", 1);
    private static final RunResult RUN = Runs.tiny(Tokens.LEAVES, Weighting.COUNTS, NONE, L2);
    private static final Section SECTION = Runs.section(new TokenizationStudy(), RUN);

    @Test
    void everyChoiceOfWordsHasAllCells() {
        List<List<String>> rows = Runs.rows(SECTION, "tokenization-cells");
        assertThat(rows)
                .extracting(row -> row.get(0) + " | " + row.get(1))
                .containsExactly(
                        "leaves, counts (this run) | no regularizer",
                        "leaves, counts (this run) | with L2",
                        "leaves, presence | no regularizer",
                        "leaves, presence | with L2",
                        "ptb, counts | no regularizer",
                        "ptb, counts | with L2",
                        "ptb, presence | no regularizer",
                        "ptb, presence | with L2");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(8).doesNotContain("NaN", ""));
    }

    @Test
    void aVariantIsWhatItsOwnRunPutsOut() {
        RunResult other = Runs.tiny(Tokens.PTB, Weighting.PRESENCE, NONE, L2);
        assertThat(Runs.rows(SECTION, "tokenization-cells").get(7).subList(2, 6))
                .containsExactly(
                        cell(other, Split.TRAIN, Metric.MSE),
                        cell(other, Split.TEST, Metric.MSE),
                        cell(other, Split.TRAIN, Metric.ACCURACY),
                        cell(other, Split.TEST, Metric.ACCURACY));
        Section section = Runs.section(new TokenizationStudy(), other);
        assertThat(Runs.rows(section, "tokenization-cells").get(7).get(0)).isEqualTo("ptb, presence (this run)");
        assertThat(Runs.rows(section, "tokenization-cells").get(0).subList(1, 8))
                .isEqualTo(Runs.rows(SECTION, "tokenization-cells").get(0).subList(1, 8));
    }

    private static String cell(RunResult run, Split split, Metric metric) {
        return metric.unit().print(run.evaluated().cells().get(Cell.name(L2.name(), split, metric)));
    }

    @Test
    void eachFitHasBarsOfErrorAndAccuracyWithTheRangeInTheTitle() {
        List<BarFigure> figures = Runs.blocks(SECTION, Block.Drawing.class).stream()
                .map(block -> (BarFigure) block.figure())
                .toList();
        assertThat(figures)
                .extracting(figure -> figure.caption().id())
                .containsExactly(
                        "tokenization-none-mse",
                        "tokenization-none-accuracy",
                        "tokenization-l2-mse",
                        "tokenization-l2-accuracy");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.bars()).hasSize(4);
            double most = figure.bars().stream()
                    .mapToDouble(BarFigure.Bar::value)
                    .max()
                    .orElseThrow();
            Metric metric = figure.caption().id().endsWith("mse") ? Metric.MSE : Metric.ACCURACY;
            assertThat(figure.caption().title())
                    .contains(metric.unit().print(metric == Metric.MSE ? most : most / 100));
        });
    }

    @Test
    void threadsDoNotChangeABitAndProgressReachesOne() {
        assertThat(Runs.section(new TokenizationStudy(), RUN, 2)).isEqualTo(SECTION);
        assertThat(Runs.progress(new TokenizationStudy(), RUN)).containsExactly(0.25, 0.5, 0.75, 1.0);
    }
}
