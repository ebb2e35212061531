package org.ridgeline.pipeline.run;

import java.util.Locale;
import java.util.function.Function;
import org.ridgeline.model.optimizer.MomentumSchedule;
import org.ridgeline.model.optimizer.UpdateRule;

/** The update rules by their names on the command line, with the lecture's constants: each rule is registered here, in one line. */
public enum Optimizer {
    /** Gradient descent. */
    GD(choice -> UpdateRule.gradientDescent()),
    /** Gradient descent with momentum. */
    MOMENTUM(choice -> UpdateRule.momentum(choice.gamma())),
    /** Nesterov's accelerated gradient. */
    NESTEROV(choice -> UpdateRule.nesterov(choice.gamma())),
    /** AdaGrad, epsilon 1e-8. */
    ADAGRAD(choice -> UpdateRule.adaGrad(1e-8)),
    /** RMSProp, beta 0.9, epsilon 1e-8. */
    RMSPROP(choice -> UpdateRule.rmsProp(0.9, 1e-8)),
    /** Adam with bias correction, beta 0.9 and 0.999, epsilon 1e-8. */
    ADAM(choice -> UpdateRule.adam(0.9, 0.999, 1e-8, choice.epsilonInside()));

    private final Function<Choice, UpdateRule> rule;

    /** What can be chosen of a rule; each takes what it has. */
    private record Choice(MomentumSchedule gamma, boolean epsilonInside) {}

    Optimizer(Function<Choice, UpdateRule> rule) {
        this.rule = rule;
    }

    /** Returns the rule; gamma matters to momentum and Nesterov only. Epsilon stands inside the root, as in the lecture. */
    public UpdateRule rule(MomentumSchedule gamma) {
        return rule(gamma, true);
    }

    /** Returns the rule; epsilonInside matters to Adam only: false puts epsilon beside the root, as the paper and PyTorch do. */
    UpdateRule rule(MomentumSchedule gamma, boolean epsilonInside) {
        return rule.apply(new Choice(gamma, epsilonInside));
    }

    /** Returns the rule with no momentum, to ask about what does not depend on it. */
    public UpdateRule rule() {
        return rule(MomentumSchedule.constant(0));
    }

    /** Returns the name in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the key, which the command line lists. */
    @Override
    public String toString() {
        return key();
    }
}
