package org.ridgeline.model.optimizer;

import java.util.List;

/**
 * What of a plan must be the same for a descent to go on alike, a line for each setting, such as {@code optimizer: Nesterov, gamma
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
                "optimizer: " + plan.rule().describe(),
                "step size: " + plan.stepSize().describe(Double::toString),
                "batch: " + (full ? "full" : Integer.toString(plan.batchSize())),
                "seed of the order: " + (plan.seed() == DescentPlan.IN_ORDER ? "none" : Long.toString(plan.seed())),
                "entries of the history: every " + StepSize.epochs(plan.recordEvery()));
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
}
