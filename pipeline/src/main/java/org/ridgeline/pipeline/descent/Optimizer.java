package org.ridgeline.pipeline.descent;

import java.util.Locale;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.UpdateRule;

/** The update rules by their names on the command line, with the lecture's constants. */
public enum Optimizer {
    /** Gradient descent. */
    GD,
    /** Gradient descent with momentum. */
    MOMENTUM,
    /** Nesterov's accelerated gradient. */
    NESTEROV,
    /** AdaGrad, epsilon 1e-8. */
    ADAGRAD,
    /** RMSProp, beta 0.9, epsilon 1e-8. */
    RMSPROP,
    /** Adam with bias correction, beta 0.9 and 0.999, epsilon 1e-8. */
    ADAM;

    private static final double EPSILON = 1e-8;

    /** Returns the rule; gamma matters to momentum and Nesterov only. Epsilon stands inside the root, as in the lecture. */
    public UpdateRule rule(MomentumSchedule gamma) {
        return rule(gamma, true);
    }

    /** Returns the rule; epsilonInside matters to Adam only: false puts epsilon beside the root, as the paper and PyTorch do. */
    UpdateRule rule(MomentumSchedule gamma, boolean epsilonInside) {
        return switch (this) {
            case GD -> new UpdateRule.GradientDescent();
            case MOMENTUM -> new UpdateRule.Momentum(gamma);
            case NESTEROV -> new UpdateRule.Nesterov(gamma);
            case ADAGRAD -> new UpdateRule.AdaGrad(EPSILON);
            case RMSPROP -> new UpdateRule.RmsProp(0.9, EPSILON);
            case ADAM -> new UpdateRule.Adam(0.9, 0.999, EPSILON, epsilonInside);
        };
    }

    /** Returns whether the rule divides each coordinate's step by the size of its past gradients. */
    public boolean adaptive() {
        return this == ADAGRAD || this == RMSPROP || this == ADAM;
    }

    /** Returns whether the rule keeps a share gamma of its last update. */
    public boolean hasGamma() {
        return this == MOMENTUM || this == NESTEROV;
    }

    /** Returns the name in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
