package org.ridgeline.model.optimizer;

import java.util.List;
import java.util.Locale;

/**
 * What of a plan must be the same for a descent to go on alike, a line for each setting, such as {@code optimizer: nesterov, gamma
 * 0.99}; two plans have the same text only where they take the same steps and record the same epochs. When a descent ends may change.
 *
 * <p>Numbers stand with all the digits that tell them from their neighbours.
 */
final class PlanText {

    private PlanText() {}

    /** Returns the text. */
    static String of(DescentPlan plan) {
        boolean full = plan.batchSize() == DescentPlan.FULL_BATCH;
        return String.join(
                "\n",
                "optimizer: " + rule(plan.rule()),
                "step size: " + stepSize(plan.stepSize()),
                "batch: " + (full ? "full" : Integer.toString(plan.batchSize())),
                "seed of the order: " + (plan.seed() == DescentPlan.IN_ORDER ? "none" : Long.toString(plan.seed())),
                "entries of the history: every " + epochs(plan.recordEvery()));
    }

    /** Returns the lines of two texts that differ, as what was expected and got. */
    static String difference(String expected, String got) {
        List<String> wanted = expected.lines().toList();
        List<String> found = got.lines().toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < wanted.size() && i < found.size(); i++) {
            if (!wanted.get(i).equals(found.get(i))) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(wanted.get(i).replaceFirst(": ", ": expected "))
                        .append(", got ")
                        .append(found.get(i).replaceFirst("^.*?: ", ""));
            }
        }
        return text.toString();
    }

    private static String rule(UpdateRule rule) {
        String name = rule.name();
        if (rule instanceof UpdateRule.Momentum momentum) {
            return name + ", gamma " + gamma(momentum.gamma());
        }
        if (rule instanceof UpdateRule.Nesterov nesterov) {
            return name + ", gamma " + gamma(nesterov.gamma());
        }
        if (rule instanceof UpdateRule.AdaGrad adaGrad) {
            return name + ", epsilon " + adaGrad.epsilon();
        }
        if (rule instanceof UpdateRule.RmsProp rmsProp) {
            return name + ", beta " + rmsProp.beta() + ", epsilon " + rmsProp.epsilon();
        }
        if (rule instanceof UpdateRule.Adam adam) {
            return name + ", beta " + adam.beta1() + " and " + adam.beta2() + ", epsilon " + adam.epsilon() + " "
                    + (adam.epsilonInside() ? "inside" : "beside") + " the root";
        }
        return name;
    }

    private static String gamma(MomentumSchedule gamma) {
        return gamma instanceof MomentumSchedule.Rising rising
                ? "rising to " + rising.gammaMax()
                : Double.toString(gamma.at(1));
    }

    private static String stepSize(StepSize steps) {
        if (steps instanceof StepSize.StepDecay decay) {
            return decay.eta() + ", halved every " + epochs(decay.period());
        }
        if (steps instanceof StepSize.HalveOnRise halved) {
            return halved.eta() + ", halved when the validation error rises";
        }
        if (steps instanceof StepSize.Exponential falling) {
            return falling.eta() + " exp(-" + falling.k() + " t)";
        }
        if (steps instanceof StepSize.Inverse falling) {
            return falling.eta() + "/(1 + " + falling.k() + " t)";
        }
        if (steps instanceof StepSize.WarmUp warm) {
            return stepSize(warm.then()) + ", after a warm-up of " + epochs(warm.epochs());
        }
        return Double.toString(steps.at(0, 0));
    }

    private static String epochs(int count) {
        return String.format(Locale.ROOT, count == 1 ? "%d epoch" : "%d epochs", count);
    }
}
