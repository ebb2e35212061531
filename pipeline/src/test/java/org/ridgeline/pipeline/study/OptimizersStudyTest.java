package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.reports.figure.LineFigure;
import org.ridgeline.reports.figure.Series;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Section;

class OptimizersStudyTest {

    private static final FitSpec NONE = new FitSpec("none", "no regularizer", 0);
    private static final FitSpec HALF = new FitSpec("half", "half", 0.5);
    private static final Study STUDY =
            new OptimizersStudy(new OptimizerComparison.Budget(40, 4, Double.POSITIVE_INFINITY, 324));
    private static final RunResult RUN = Runs.tiny(Tokens.LEAVES, Weighting.COUNTS, NONE, HALF);
    private static final Section SECTION = Runs.section(STUDY, RUN);

    @Test
    void showsTheRunsOwnLambdaAndNone() {
        assertThat(figures())
                .extracting(figure -> figure.caption().id())
                .containsExactly(
                        "optimizers-epochs-l2",
                        "optimizers-seconds-l2",
                        "optimizers-epochs-none",
                        "optimizers-seconds-none",
                        "step-size-full",
                        "step-size-batches",
                        "optimizers-federated");
        assertThat(figures().get(0).caption().title()).startsWith("With lambda = 0.5: nearest to the optimum");
        assertThat(SECTION.blocks().get(0).toString())
                .contains("40 epochs with full batches or 4 with mini-batches", "lambda = 0.5", "lambda = 0:")
                .doesNotContain("Infinity");
    }

    @Test
    void aRunWithoutARegularizerIsComparedWithoutOneOnly() {
        Section section = Runs.section(STUDY, Runs.tiny(Tokens.LEAVES, Weighting.COUNTS, NONE), 1);
        assertThat(Runs.blocks(section, Block.Table.class))
                .extracting(Block.Table::id)
                .containsExactly("optimizers-none", "federated-exchange");
    }

    @Test
    void everyOptimizerComesNearerToTheOptimum() {
        for (int figure : new int[] {0, 2}) {
            assertThat(figures().get(figure).series()).hasSize(9).allSatisfy(series -> {
                assertThat(series.y().get(series.y().size() - 1))
                        .isLessThan(series.y().get(0));
                assertThat(series.x().get(0)).isEqualTo(series.name().startsWith("federated") ? 5.0 : 1.0);
            });
        }
        assertThat(Runs.rows(SECTION, "optimizers-l2")).hasSize(9);
    }

    @Test
    void stepSizesThatLeadUpwardsAreCutOffAndNamed() {
        LineFigure full = figures().get(4);
        assertThat(full.markers()).extracting(LineFigure.Marker::label).containsExactly("1/L");
        for (Series series : full.series()) {
            assertThat(series.x()).isSorted();
        }
        assertThat(full.caption().description()).contains("Cut off");
    }

    /** 8 rounds of 5 local steps against 40 of one: a fifth of the bytes for as many looks at the data. */
    @Test
    void localStepsSaveBytes() {
        List<List<String>> rows = Runs.rows(SECTION, "federated-exchange");
        assertThat(rows).extracting(row -> row.get(2)).containsExactly("8", "8", "40");
        long d = RUN.vectors().bag().columns();
        long clients = 10;
        assertThat(bytes(rows.get(0))).isEqualTo(2 * 8 * d * clients * 8).isEqualTo(bytes(rows.get(1)));
        assertThat(bytes(rows.get(2))).isEqualTo(5 * bytes(rows.get(0)));
    }

    private static long bytes(List<String> row) {
        return Long.parseLong(row.get(4).replace(",", ""));
    }

    @Test
    void threadsDoNotChangeABitButOfTheSeconds() {
        Section two = Runs.section(STUDY, RUN, 2);
        for (int i = 0; i < SECTION.blocks().size(); i++) {
            Block block = SECTION.blocks().get(i);
            boolean seconds = block instanceof Block.Drawing drawing
                    && drawing.figure().caption().id().startsWith("optimizers-seconds");
            boolean table = block instanceof Block.Table results
                    && results.table().header().contains("seconds");
            if (!seconds && !table) {
                assertThat(two.blocks().get(i)).isEqualTo(block);
            }
        }
        assertThat(withoutSeconds(two)).isEqualTo(withoutSeconds(SECTION));
    }

    private static List<List<String>> withoutSeconds(Section section) {
        return Runs.rows(section, "optimizers-l2").stream()
                .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.get(5), row.get(6)))
                .toList();
    }

    @Test
    void progressRisesToOne() {
        List<Double> shares = Runs.progress(STUDY, RUN);
        assertThat(shares).isSorted().last().isEqualTo(1.0);
        assertThat(shares).hasSizeGreaterThan(18);
    }

    private static List<LineFigure> figures() {
        return Runs.blocks(SECTION, Block.Drawing.class).stream()
                .map(block -> (LineFigure) block.figure())
                .toList();
    }
}
