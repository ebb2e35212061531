package org.ridgeline.pipeline.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.StepSize;

/** A descent's plan in words, for people, and by name, for programs. */
public final class PlanWording {

    private PlanWording() {}

    /** Returns rule, step size and batches, such as "Nesterov, gamma 0.99; step size 0.0827; full batches". */
    public static String of(DescentPlan plan) {
        return plan.rule().describe() + "; step size " + stepSize(plan.stepSize()) + "; " + batches(plan);
    }

    /** Returns what was followed, but for when it ended. */
    static Map<String, Object> json(DescentPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("optimizer", plan.rule().name());
        json.put("rule", plan.rule().describe());
        json.put("eta", plan.stepSize().at(0, 0));
        json.put("step_size", stepSize(plan.stepSize()));
        json.put("batch_size", plan.batchSize() == DescentPlan.FULL_BATCH ? "full" : plan.batchSize());
        if (plan.batchSize() != DescentPlan.FULL_BATCH) {
            json.put("seed", plan.seed());
        }
        json.put("history_every", plan.recordEvery());
        return json;
    }

    static String stepSize(StepSize steps) {
        return steps.describe(PlanWording::eta);
    }

    private static String eta(double eta) {
        return String.format(Locale.ROOT, "%.3g", eta);
    }

    private static String batches(DescentPlan plan) {
        return plan.batchSize() == DescentPlan.FULL_BATCH
                ? "full batches"
                : String.format(Locale.ROOT, "batches of %,d, seed %d", plan.batchSize(), plan.seed());
    }
}
