package org.ridgeline.pipeline.study;

import java.util.Locale;
import org.ridgeline.model.optimizer.DescentPlan;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.UpdateRule;
import org.ridgeline.pipeline.run.Optimizer;

/** The optimizers that a {@link OptimizerComparison} compares. */
enum ComparedOptimizer {
    GD("gradient descent", Optimizer.GD, 0, DescentPlan.FULL_BATCH),
    MOMENTUM("momentum 0.9", Optimizer.MOMENTUM, 0.9, DescentPlan.FULL_BATCH),
    NESTEROV("Nesterov 0.99", Optimizer.NESTEROV, 0.99, DescentPlan.FULL_BATCH),
    SGD("SGD, batches of 64", Optimizer.GD, 0, 64),
    ADAGRAD("AdaGrad, batches of 64", Optimizer.ADAGRAD, 0, 64),
    RMSPROP("RMSProp, batches of 64", Optimizer.RMSPROP, 0, 64),
    ADAM("Adam, batches of 64", Optimizer.ADAM, 0, 64),
    FEDERATED_EVEN("federated, even shards", Optimizer.GD, 0, DescentPlan.FULL_BATCH),
    FEDERATED_SKEWED("federated, skewed shards", Optimizer.GD, 0, DescentPlan.FULL_BATCH);

    private final String title;
    private final Optimizer optimizer;
    private final double gamma;
    private final int batch;

    ComparedOptimizer(String title, Optimizer optimizer, double gamma, int batch) {
        this.title = title;
        this.optimizer = optimizer;
        this.gamma = gamma;
        this.batch = batch;
    }

    String title() {
        return title;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    UpdateRule rule() {
        return optimizer.rule(MomentumSchedule.constant(gamma));
    }

    int batch() {
        return batch;
    }

    boolean federated() {
        return this == FEDERATED_EVEN || this == FEDERATED_SKEWED;
    }
}
