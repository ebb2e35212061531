package org.ridgeline.model.optimizer;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * The step size eta by epoch, counted from 0. Immutable: what depends on the validation error is computed from the history of
 * that error.
 */
public sealed interface StepSize {

    /**
     * Returns eta for an epoch.
     *
     * @param epoch 0, 1, ...
     * @param rises how often the validation error has risen from one epoch to the next so far
     */
    double at(int epoch, int rises);

    /**
     * Returns the schedule in words, such as "0.1, halved every 5 epochs".
     *
     * @param number writes the first step size, with as many digits as the reader wants
     */
    String describe(DoubleFunction<String> number);

    /**
     * The same for all epochs.
     *
     * @param eta above 0
     */
    record Constant(double eta) implements StepSize {

        /** Checks the range. */
        public Constant {
            Ranges.requirePositive("step size", eta);
        }

        @Override
        public double at(int epoch, int rises) {
            return eta;
        }

        @Override
        public String describe(DoubleFunction<String> number) {
            return number.apply(eta);
        }
    }

    /**
     * Halved every so many epochs.
     *
     * @param eta the first step size, above 0
     * @param period after how many epochs it halves, at least 1
     */
    record StepDecay(double eta, int period) implements StepSize {

        /** Checks the ranges. */
        public StepDecay {
            Ranges.requirePositive("step size", eta);
            if (period < 1) {
                throw new IllegalArgumentException("period must be at least 1 epoch, got " + period);
            }
        }

        @Override
        public double at(int epoch, int rises) {
            return eta * StrictMath.pow(0.5, epoch / period);
        }

        @Override
        public String describe(DoubleFunction<String> number) {
            return number.apply(eta) + ", halved every " + StepSize.epochs(period);
        }
    }

    /**
     * Halved after each epoch in which the validation error rose.
     *
     * @param eta the first step size, above 0
     */
    record HalveOnRise(double eta) implements StepSize {

        /** Checks the range. */
        public HalveOnRise {
            Ranges.requirePositive("step size", eta);
        }

        @Override
        public double at(int epoch, int rises) {
            return eta * StrictMath.pow(0.5, rises);
        }

        @Override
        public String describe(DoubleFunction<String> number) {
            return number.apply(eta) + ", halved when the validation error rises";
        }
    }

    /**
     * Exponential decay {@code eta exp(-k epoch)}. The lecture's slide prints {@code eta^(-kt)}, a misprint: for eta below 1 it
     * would grow.
     *
     * @param eta the first step size, above 0
     * @param k the rate, at least 0
     */
    record Exponential(double eta, double k) implements StepSize {

        /** Checks the ranges. */
        public Exponential {
            Ranges.requirePositive("step size", eta);
            requireRate(k);
        }

        @Override
        public double at(int epoch, int rises) {
            return eta * StrictMath.exp(-k * epoch);
        }

        @Override
        public String describe(DoubleFunction<String> number) {
            return number.apply(eta) + " exp(-" + UpdateRule.number(k) + " t)";
        }
    }

    /**
     * {@code eta / (1 + k epoch)}.
     *
     * @param eta the first step size, above 0
     * @param k the rate, at least 0
     */
    record Inverse(double eta, double k) implements StepSize {

        /** Checks the ranges. */
        public Inverse {
            Ranges.requirePositive("step size", eta);
            requireRate(k);
        }

        @Override
        public double at(int epoch, int rises) {
            return eta / (1 + k * epoch);
        }

        @Override
        public String describe(DoubleFunction<String> number) {
            return number.apply(eta) + "/(1 + " + UpdateRule.number(k) + " t)";
        }
    }

    /**
     * Linear warm-up over the first epochs, then another schedule.
     *
     * @param epochs how many epochs warm up, at least 1; epoch e has the share (e + 1)/(epochs + 1)
     * @param then what is warmed up to, counted from the first epoch after
     */
    record WarmUp(int epochs, StepSize then) implements StepSize {

        /** Checks the range. */
        public WarmUp {
            if (epochs < 1) {
                throw new IllegalArgumentException("warm-up must take at least 1 epoch, got " + epochs);
            }
        }

        @Override
        public double at(int epoch, int rises) {
            return epoch < epochs ? then.at(0, rises) * (epoch + 1) / (epochs + 1) : then.at(epoch - epochs, rises);
        }

        @Override
        public String describe(DoubleFunction<String> number) {
            return then.describe(number) + ", after a warm-up of " + StepSize.epochs(epochs);
        }
    }

    /** Returns a number of epochs in words. */
    static String epochs(int count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d epoch" : "%,d epochs", count);
    }

    private static void requireRate(double k) {
        if (!(k >= 0 && k < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate k must be finite and at least 0, got " + k);
        }
    }
}
