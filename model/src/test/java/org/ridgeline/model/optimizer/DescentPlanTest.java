package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DescentPlanTest {

    private static final StepSize TENTH = StepSize.constant(0.1);

    @Test
    void everySettingIsALineInWords() {
        MomentumSchedule rising = MomentumSchedule.rising(0.99);
        assertThat(plan(UpdateRule.nesterov(rising), TENTH, 64, 5).describe())
                .isEqualTo(
                        "optimizer: Nesterov, gamma rising from 0.5 to 0.99\nstep size: 0.1\nbatch: 64\nseed of the order: 7\n"
                                + "entries of the history: every 5 epochs");
        StepSize warm = StepSize.warmUp(3, StepSize.inverse(0.1, 0.5));
        assertThat(plan(UpdateRule.adam(0.9, 0.999, 1e-8, false), warm, 0, 1).describe())
                .contains(
                        "optimizer: Adam, beta 0.9 and 0.999, epsilon 1e-8 beside the root\n",
                        "step size: 0.1/(1 + 0.5 t), after a warm-up of 3 epochs\n",
                        "batch: full\n",
                        "every 1 epoch");
    }

    @Test
    void plansThatDifferInAnythingButTheirEndHaveDifferentTexts() {
        UpdateRule gd = UpdateRule.gradientDescent();
        MomentumSchedule gamma = MomentumSchedule.constant(0.9);
        List<DescentPlan> plans = List.of(
                plan(gd, TENTH, 64, 1),
                plan(gd, TENTH, 65, 1),
                plan(gd, TENTH, 64, 2),
                plan(gd, StepSize.constant(Math.nextUp(0.1)), 64, 1),
                plan(gd, StepSize.stepDecay(0.1, 2), 64, 1),
                plan(gd, StepSize.halveOnRise(0.1), 64, 1),
                plan(gd, StepSize.exponential(0.1, 2), 64, 1),
                plan(gd, StepSize.inverse(0.1, 2), 64, 1),
                plan(gd, StepSize.warmUp(2, TENTH), 64, 1),
                plan(UpdateRule.momentum(gamma), TENTH, 64, 1),
                plan(UpdateRule.momentum(MomentumSchedule.rising(0.9)), TENTH, 64, 1),
                plan(UpdateRule.nesterov(gamma), TENTH, 64, 1),
                plan(UpdateRule.adaGrad(1e-8), TENTH, 64, 1),
                plan(UpdateRule.rmsProp(0.9, 1e-8), TENTH, 64, 1),
                plan(UpdateRule.adam(0.9, 0.999, 1e-8, true), TENTH, 64, 1),
                plan(UpdateRule.adam(0.9, 0.999, 1e-8, false), TENTH, 64, 1),
                new DescentPlan(gd, TENTH, 64, 8, Stopping.afterEpochs(1), 1));
        assertThat(plans.stream().map(DescentPlan::describe)).doesNotHaveDuplicates();
        assertThat(plans.get(0).until(99).describe()).isEqualTo(plans.get(0).describe());
    }

    @Test
    void onlyTheLinesThatDifferAreTold() {
        String one = plan(UpdateRule.gradientDescent(), TENTH, 64, 1).describe();
        String other = plan(UpdateRule.adaGrad(0.5), TENTH, 32, 1).describe();
        assertThat(Checkpoint.difference(one, other))
                .isEqualTo(
                        "optimizer: expected gradient descent, got AdaGrad, epsilon 0.5 inside the root; batch: expected 64, got 32");
    }

    private static DescentPlan plan(UpdateRule rule, StepSize steps, int batch, int recordEvery) {
        return new DescentPlan(rule, steps, batch, 7, Stopping.afterEpochs(9), recordEvery);
    }
}
