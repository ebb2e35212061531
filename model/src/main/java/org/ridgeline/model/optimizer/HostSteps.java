package org.ridgeline.model.optimizer;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Vectors;

/**
 * Steps taken here, with the objective's gradient over all examples or over mini-batches: an epoch of these shuffles the examples, cuts them
 * into batches, the last of which may be smaller, and takes a step for each.
 */
final class HostSteps implements Steps {

    private final Differentiable objective;
    private final DescentPlan plan;
    private final DescentState state;
    private final double[] gradient;
    private final double[] room;

    /** The order of the examples in an epoch of mini-batches. */
    private final int[] order;

    HostSteps(Differentiable objective, DescentPlan plan, DescentState state) {
        this.objective = objective;
        this.plan = plan;
        this.state = state;
        gradient = new double[state.w.length];
        room = new double[state.w.length];
        order = new int[plan.fullBatch() ? 0 : examples(objective, plan.batchSize())];
    }

    private static int examples(Differentiable objective, int batchSize) {
        if (!(objective instanceof Objective sum)) {
            throw new IllegalArgumentException("mini-batches need an objective that is a sum over examples");
        }
        if (batchSize > sum.examples()) {
            throw new IllegalArgumentException(
                    "batch size must be at most the number of examples, " + sum.examples() + ", got " + batchSize);
        }
        return sum.examples();
    }

    @Override
    public double epoch(int number, double eta) {
        if (plan.fullBatch()) {
            double[] terms = nextTerms(eta);
            double value = objective.valueAndGradient(gradientAt(terms), gradient);
            take(terms);
            return value;
        }
        shuffle(order, plan.seed(), number);
        for (int from = 0; from < order.length; from += plan.batchSize()) {
            double[] terms = nextTerms(eta);
            int to = Math.min(order.length, from + plan.batchSize());
            ((Objective) objective).batchGradient(order, from, to, gradientAt(terms), gradient);
            take(terms);
        }
        return Arrays.stream(state.w).allMatch(Double::isFinite) ? 0 : Double.NaN;
    }

    private double[] nextTerms(double eta) {
        return plan.rule().terms().at(eta, ++state.steps);
    }

    private double[] gradientAt(double[] terms) {
        return plan.rule().gradientAt(state.w, state.slots, terms, room);
    }

    private void take(double[] terms) {
        plan.rule().step().take(state.w, state.slots, gradient, terms);
    }

    @Override
    public Look look() {
        double value = objective.valueAndGradient(state.w, gradient);
        return new Look(value, Vectors.norm(gradient));
    }

    @Override
    public void finish() {}

    @Override
    public void pull() {}

    @Override
    public void close() {}

    /** Returns the order of n examples in an epoch, see {@link #shuffle}. */
    static int[] order(int n, long seed, int epoch) {
        int[] order = new int[n];
        shuffle(order, seed, epoch);
        return order;
    }

    /**
     * Overwrites an order with that of an epoch, seeded by the plan's seed and the epoch: Fisher and Yates' shuffle from the inside out
     * (Durstenfeld, 1964). A place in [0, i] is the high half of a 32-bit random number times i + 1 (Lemire, 2019), whose bias is below n /
     * 2³². The bounded numbers of the library took 17 to 127 microseconds on SST, from one Java machine to the next; these take 9, and a full
     * gradient some 150.
     */
    private static void shuffle(int[] order, long seed, int epoch) {
        if (seed == DescentPlan.IN_ORDER) {
            Arrays.setAll(order, i -> i);
            return;
        }
        SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (epoch + 1));
        for (int i = 0; i < order.length; i++) {
            int k = (int) (Integer.toUnsignedLong(random.nextInt()) * (i + 1) >>> Integer.SIZE);
            order[i] = order[k];
            order[k] = i;
        }
    }
}
