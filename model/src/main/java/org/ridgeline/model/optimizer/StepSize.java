package org.ridgeline.model.optimizer;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * The step size eta by epoch, counted from 0. What depends on the validation error is computed from the number of its rises, so that a
 * schedule has no state.
 *
 * @param first the first step size behind a warm-up, finite and above 0
 * @param words what becomes of it, in words behind the number, such as ", halved every 5 epochs"
 * @param schedule eta of each epoch
 */
public record StepSize(double first, String words, Schedule schedule) {

    /** A step size for each epoch. */
    @FunctionalInterface
    public interface Schedule {

        /**
         * Returns eta for an epoch.
         *
         * @param epoch 0, 1, ...
         * @param rises how often the validation error has risen from one epoch to the next so far
         */
        double at(int epoch, int rises);
    }

    /** Checks the range. */
    public StepSize {
        UpdateRule.requirePositive("step size", first);
    }

    /** Returns the same step size for all epochs. */
    public static StepSize constant(double eta) {
        return new StepSize(eta, "", (epoch, rises) -> eta);
    }

    /** Returns a step size that is halved every {@code period} epochs, at least 1. */
    public static StepSize stepDecay(double eta, int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period must be at least 1 epoch, got " + period);
        }
        return new StepSize(
                eta, ", halved every " + epochs(period), (epoch, rises) -> eta * StrictMath.pow(0.5, epoch / period));
    }

    /** Returns a step size that is halved after each epoch in which the validation error rose. */
    public static StepSize halveOnRise(double eta) {
        return new StepSize(
                eta, ", halved when the validation error rises", (epoch, rises) -> eta * StrictMath.pow(0.5, rises));
    }

    /**
     * Returns {@code eta exp(-k epoch)} for k at least 0. The lecture's slide prints {@code eta^(-kt)}, a misprint: for eta below 1 it would
     * grow.
     */
    public static StepSize exponential(double eta, double k) {
        requireRate(k);
        return new StepSize(
                eta, " exp(-" + UpdateRule.number(k) + " t)", (epoch, rises) -> eta * StrictMath.exp(-k * epoch));
    }

    /** Returns {@code eta / (1 + k epoch)} for k at least 0. */
    public static StepSize inverse(double eta, double k) {
        requireRate(k);
        return new StepSize(eta, "/(1 + " + UpdateRule.number(k) + " t)", (epoch, rises) -> eta / (1 + k * epoch));
    }

    /**
     * Returns a schedule after a linear warm-up.
     *
     * @param epochs how many epochs warm up, at least 1; epoch e has the share (e + 1)/(epochs + 1)
     * @param then what is warmed up to, counted from the first epoch after
     */
    public static StepSize warmUp(int epochs, StepSize then) {
        if (epochs < 1) {
            throw new IllegalArgumentException("warm-up must take at least 1 epoch, got " + epochs);
        }
        return new StepSize(
                then.first,
                then.words + ", after a warm-up of " + epochs(epochs),
                (epoch, rises) -> epoch < epochs
                        ? then.at(0, rises) * (epoch + 1) / (epochs + 1)
                        : then.at(epoch - epochs, rises));
    }

    /** Returns eta for an epoch, see {@link Schedule#at}. */
    public double at(int epoch, int rises) {
        return schedule.at(epoch, rises);
    }

    /** Returns the schedule in words, such as "0.1, halved every 5 epochs"; {@code number} writes the first step size. */
    public String describe(DoubleFunction<String> number) {
        return number.apply(first) + words;
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
