package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.optimizer.Stopping;
import org.ridgeline.model.optimizer.UpdateRule;

class PlanWordingTest {

    @Test
    void everyRuleIsSaidWithItsConstants() {
        MomentumSchedule constant = MomentumSchedule.constant(0.99);
        assertThat(UpdateRule.gradientDescent().describe()).isEqualTo("gradient descent");
        assertThat(UpdateRule.momentum(constant).describe()).isEqualTo("momentum, gamma 0.99");
        assertThat(UpdateRule.nesterov(MomentumSchedule.rising(0.9995)).describe())
                .isEqualTo("Nesterov, gamma rising from 0.5 to 0.9995");
        assertThat(UpdateRule.adaGrad(1e-8).describe()).isEqualTo("AdaGrad, epsilon 1e-8 inside the root");
        assertThat(UpdateRule.rmsProp(0.9, 1e-8).describe())
                .isEqualTo("RMSProp, beta 0.9, epsilon 1e-8 inside the root");
        assertThat(UpdateRule.adam(0.9, 0.999, 1e-8, false).describe())
                .isEqualTo("Adam, beta 0.9 and 0.999, epsilon 1e-8 beside the root");
    }

    @Test
    void everyScheduleIsSaidWithItsFirstStepSize() {
        StepSize inverse = StepSize.inverse(0.08267, 0.5);
        assertThat(PlanWording.stepSize(StepSize.constant(0.08267))).isEqualTo("0.0827");
        assertThat(PlanWording.stepSize(StepSize.stepDecay(1e-4, 1))).isEqualTo("0.000100, halved every 1 epoch");
        assertThat(PlanWording.stepSize(StepSize.halveOnRise(2)))
                .isEqualTo("2.00, halved when the validation error rises");
        assertThat(PlanWording.stepSize(StepSize.exponential(0.1, 0.25))).isEqualTo("0.100 exp(-0.25 t)");
        assertThat(PlanWording.stepSize(inverse)).isEqualTo("0.0827/(1 + 0.5 t)");
        assertThat(PlanWording.stepSize(StepSize.warmUp(2, inverse)))
                .isEqualTo("0.0827/(1 + 0.5 t), after a warm-up of 2 epochs");
    }

    @Test
    void batchesAreSaidWithTheirSeedAndProgramsGetNumbers() {
        DescentPlan plan = new DescentPlan(
                UpdateRule.gradientDescent(), StepSize.constant(0.25), 64, 7, Stopping.afterEpochs(3), 2);
        assertThat(PlanWording.of(plan)).isEqualTo("gradient descent; step size 0.250; batches of 64, seed 7");
        assertThat(PlanWording.json(plan))
                .containsEntry("optimizer", "gd")
                .containsEntry("eta", 0.25)
                .containsEntry("batch_size", 64)
                .containsEntry("seed", 7L)
                .containsEntry("history_every", 2);
        DescentPlan full = DescentPlan.fullBatch(UpdateRule.gradientDescent(), 0.25, 3);
        assertThat(PlanWording.of(full)).endsWith("; full batches");
        assertThat(PlanWording.json(full)).containsEntry("batch_size", "full").doesNotContainKey("seed");
    }
}
