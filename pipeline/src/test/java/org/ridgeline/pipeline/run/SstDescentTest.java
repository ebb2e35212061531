package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.FetchStage.Fetched;

/** Descent on the real treebank with lambda = 1; skipped where it is not here. */
class SstDescentTest {

    private static final Workers WORKERS = new Workers(1);
    private static Experiment experiment;
    private static Fetched fetched;
    private static Vectors vectors;

    @BeforeAll
    static void vectorize() {
        Experiment whole = ExperimentFile.load("sst-regularization");
        experiment = new Experiment(
                whole.name(),
                whole.title(),
                whole.corpus(),
                null,
                null,
                whole.tokens(),
                whole.features(),
                whole.solver(),
                List.of(new FitSpec("l2", "with L2", 1)),
                null);
        fetched = FetchStage.run(experiment, Treebank.inputs(), (bytes, total) -> {});
        vectors = VectorizeStage.run(
                TokenizeStage.run(fetched.corpus(), experiment.tokenSettings(), WORKERS),
                experiment.features().settings());
    }

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @Test
    void nesterovIsWithinAMillionthOfTheOptimumAfterThreeThousandSteps() {
        DescentHistory history = descend(Optimizer.NESTEROV);
        assertThat(history.last().steps()).isEqualTo(3000);
        assertThat(history.gap()).isLessThanOrEqualTo(1e-6 * history.optimum());
        // The test measures of the exact fit, to the digits that the book prints.
        assertThat(history.last().measures().get(DescentMeasures.name(Split.TEST, false)))
                .isCloseTo(0.7523849990436249, org.assertj.core.api.Assertions.within(5e-5));
    }

    @ParameterizedTest
    @EnumSource(
            value = Optimizer.class,
            names = {"ADAGRAD", "ADAM"})
    void twentyEpochsOfMiniBatchesGeneralizeAsWellAsTheExactFit(Optimizer optimizer) {
        DescentHistory history = descend(optimizer);
        assertThat(history.last().epoch()).isEqualTo(20);
        assertThat(history.last().measures().get(DescentMeasures.name(Split.TEST, true)))
                .isGreaterThanOrEqualTo(0.775);
    }

    private static DescentHistory descend(Optimizer optimizer) {
        DescentSettings settings = new DescentSettings(
                optimizer,
                Optional.empty(),
                new FirstStep.Safe(),
                StepSize::constant,
                OptionalInt.empty(),
                1,
                StoppingSettings.defaults());
        DescendStage stage = new DescendStage(experiment, settings, Optional.empty(), WORKERS, StageObserver.silent());
        stage.train(vectors, experiment.fits());
        return stage.descended().get("l2").history();
    }
}
