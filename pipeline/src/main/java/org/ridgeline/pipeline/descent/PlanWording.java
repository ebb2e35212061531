package org.ridgeline.pipeline.descent;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.StepSize;
import org.ridgeline.model.optimizer.UpdateRule;
import org.ridgeline.pipeline.stage.Wording;
import org.ridgeline.reports.table.ShortestDecimal;

/** A descent's plan in words, for people, and by name, for programs. */
public final class PlanWording {

    private PlanWording() {}

    /** Returns rule, step size and batches, such as "Nesterov, gamma 0.99; step size 0.0827; full batches". */
    public static String of(DescentPlan plan) {
        return rule(plan.rule()) + "; step size " + stepSize(plan.stepSize()) + "; " + batches(plan);
    }

    /** Returns what was followed, but for when it ended. */
    static Map<String, Object> json(DescentPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("optimizer", plan.rule().name());
        json.put("rule", rule(plan.rule()));
        json.put("eta", plan.stepSize().at(0, 0));
        json.put("step_size", stepSize(plan.stepSize()));
        json.put("batch_size", plan.batchSize() == DescentPlan.FULL_BATCH ? "full" : plan.batchSize());
        if (plan.batchSize() != DescentPlan.FULL_BATCH) {
            json.put("seed", plan.seed());
        }
        json.put("history_every", plan.recordEvery());
        return json;
    }

    static String rule(UpdateRule rule) {
        if (rule instanceof UpdateRule.Momentum momentum) {
            return "momentum, gamma " + gamma(momentum.gamma());
        }
        if (rule instanceof UpdateRule.Nesterov nesterov) {
            return "Nesterov, gamma " + gamma(nesterov.gamma());
        }
        if (rule instanceof UpdateRule.AdaGrad adaGrad) {
            return "AdaGrad, " + epsilon(adaGrad.epsilon(), true);
        }
        if (rule instanceof UpdateRule.RmsProp rmsProp) {
            return "RMSProp, beta " + Wording.number(rmsProp.beta()) + ", " + epsilon(rmsProp.epsilon(), true);
        }
        if (rule instanceof UpdateRule.Adam adam) {
            return "Adam, beta " + Wording.number(adam.beta1()) + " and " + Wording.number(adam.beta2()) + ", "
                    + epsilon(adam.epsilon(), adam.epsilonInside());
        }
        return "gradient descent";
    }

    private static String gamma(MomentumSchedule gamma) {
        return gamma instanceof MomentumSchedule.Rising rising
                ? "rising from 0.5 to " + Wording.number(rising.gammaMax())
                : Wording.number(gamma.at(1));
    }

    private static String epsilon(double epsilon, boolean inside) {
        return "epsilon " + ShortestDecimal.of(epsilon).replace(".0E", "e").replace("E", "e") + " "
                + (inside ? "inside" : "beside") + " the root";
    }

    static String stepSize(StepSize steps) {
        if (steps instanceof StepSize.StepDecay decay) {
            return eta(decay.eta()) + ", halved every " + epochs(decay.period());
        }
        if (steps instanceof StepSize.HalveOnRise halved) {
            return eta(halved.eta()) + ", halved when the dev error rises";
        }
        if (steps instanceof StepSize.Exponential falling) {
            return eta(falling.eta()) + " exp(-" + Wording.number(falling.k()) + " t)";
        }
        if (steps instanceof StepSize.Inverse falling) {
            return eta(falling.eta()) + "/(1 + " + Wording.number(falling.k()) + " t)";
        }
        if (steps instanceof StepSize.WarmUp warm) {
            return stepSize(warm.then()) + ", after a warm-up of " + epochs(warm.epochs());
        }
        return eta(steps.at(0, 0));
    }

    private static String eta(double eta) {
        return String.format(Locale.ROOT, "%.3g", eta);
    }

    private static String epochs(int count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d epoch" : "%,d epochs", count);
    }

    private static String batches(DescentPlan plan) {
        return plan.batchSize() == DescentPlan.FULL_BATCH
                ? "full batches"
                : String.format(Locale.ROOT, "batches of %,d, seed %d", plan.batchSize(), plan.seed());
    }
}
