package org.ridgeline.model.optimizer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ridgeline.model.linear.Differentiable;
import org.ridgeline.model.optimizer.Stopping.Reason;

/**
 * Descends an objective by a plan, epoch by epoch.
 *
 * <p>One epoch sees every example once: one step with full batches, N/b steps with batches of b. The order of the examples in an
 * epoch follows from the plan's seed and the epoch's number alone, so a descent that goes on from a {@link Checkpoint} has the same
 * bits as one that was never interrupted.
 *
 * <p>Where a device holds the objective, steps over all examples are queued there one after the other, and the host waits only where the
 * history has an entry or a checkpoint is taken: there the parameters come back. So an objective that leaves all bounds is noticed at the
 * next entry, not within its epoch. What the device holds is freed when the descent is closed; without a device nothing needs to be.
 */
public final class Descent implements AutoCloseable {

    /** Beyond this many times the start's size an objective counts as diverged. */
    private static final double BLOW_UP = 1e6;

    private final DescentPlan plan;
    private final Measures measures;
    private final DescentState state;
    private final Steps steps;
    private final Steps.Look start;

    /** Figures taken of the parameters for the history; the one named by {@link #validation} steers stopping and schedules. */
    public interface Measures {

        /** Returns the figures for w by name, in order; called between epochs. */
        Map<String, Double> of(double[] w);

        /** Returns the name of the validation error among the figures, if there is one. */
        default Optional<String> validation() {
            return Optional.empty();
        }

        /** Returns measures of nothing. */
        static Measures none() {
            return w -> Map.of();
        }
    }

    /**
     * Prepares a descent from a start.
     *
     * @throws IllegalArgumentException if the plan's batches do not fit the objective, or the objective is not finite at the start
     */
    public Descent(Differentiable objective, DescentPlan plan, Measures measures, double[] start) {
        this(objective, plan, measures, start, new DescentState(start, plan.rule()));
    }

    private Descent(Differentiable objective, DescentPlan plan, Measures measures, double[] start, DescentState state) {
        if (start.length != objective.dimension()) {
            throw new IllegalArgumentException(
                    "start: expected " + objective.dimension() + " parameters, got " + start.length);
        }
        this.plan = plan;
        this.measures = measures;
        this.state = state;
        try (Steps atStart = Steps.of(objective, plan, new DescentState(start, plan.rule()))) {
            this.start = atStart.look();
        }
        if (!Double.isFinite(this.start.objective())) {
            throw new IllegalArgumentException("the objective is not finite at the start: " + this.start.objective());
        }
        steps = Steps.of(objective, plan, state);
    }

    /**
     * Goes on from a checkpoint; the start is that of the descent that was interrupted.
     *
     * @throws IllegalArgumentException if the checkpoint is of another plan or another dimension, or the plan ends before it
     */
    public static Descent resume(
            Differentiable objective, DescentPlan plan, Measures measures, double[] start, Checkpoint checkpoint) {
        return new Descent(objective, plan, measures, start, checkpoint.state(plan, start.length));
    }

    /**
     * Runs epochs until the plan says stop.
     *
     * @param history hears of each epoch that is recorded now, the start included where the descent begins there
     * @return why it ended
     * @throws DivergenceException if the objective leaves all bounds, within the epoch in which it does
     */
    public Reason run(Consumer<EpochRecord> history) {
        return run(history, () -> {});
    }

    /** Runs as {@link #run(Consumer)} does, and calls back after every epoch but the last, when a checkpoint may be taken. */
    public Reason run(Consumer<EpochRecord> history, Runnable betweenEpochs) {
        if (state.epochs == 0) {
            history.accept(record(start, plan.stepSize().at(0, 0)));
            state.lastObjective = start.objective();
        }
        if (state.epochs == plan.stopping().maxEpochs()) {
            // Resumed where it ends: nothing is left to do but the entry that every last epoch has.
            if (state.history.isEmpty()
                    || state.history.get(state.history.size() - 1).epoch() < state.epochs) {
                history.accept(record(steps.look(), plan.stepSize().at(state.epochs - 1, state.rises)));
            }
            return Reason.EPOCHS;
        }
        while (true) {
            Optional<Reason> reason = epoch(history);
            if (reason.isPresent()) {
                return reason.get();
            }
            betweenEpochs.run();
        }
    }

    /** Runs one epoch and returns why the descent ends with it, if it does. */
    public Optional<Reason> epoch(Consumer<EpochRecord> history) {
        if (Double.isNaN(state.lastObjective)) {
            state.lastObjective = start.objective();
        }
        double eta = plan.stepSize().at(state.epochs, state.rises);
        long began = System.nanoTime();
        double seen = steps.epoch(state.epochs, eta);
        state.epochs++;
        boolean last = state.epochs >= plan.stopping().maxEpochs();
        boolean due = last || state.epochs % plan.recordEvery() == 0;
        if (due) {
            steps.finish();
        }
        state.seconds += (System.nanoTime() - began) / 1e9;
        requireBounded(seen, eta);
        boolean timeUp = state.seconds >= plan.stopping().maxSeconds();
        if (!due && !timeUp) {
            return Optional.empty();
        }
        steps.pull();
        Steps.Look look = steps.look();
        requireBounded(look.objective(), eta);
        EpochRecord record = record(look, eta);
        history.accept(record);
        Optional<Reason> reason = reasonToStop(record, last, timeUp);
        state.lastObjective = look.objective();
        return reason;
    }

    /** Returns a fresh copy of the parameters as they stand. */
    public double[] parameters() {
        steps.pull();
        return state.w.clone();
    }

    /** Returns a copy of what was recorded since the start, whatever was interrupted and resumed meanwhile. */
    public List<EpochRecord> history() {
        return List.copyOf(state.history);
    }

    /** Returns how many epochs are done. */
    public int epochs() {
        return state.epochs;
    }

    /** Returns everything from which this descent can go on. */
    public Checkpoint checkpoint() {
        steps.pull();
        return Checkpoint.of(plan, state);
    }

    /** Frees what a device holds for this descent. What was recorded and the parameters of the last record can still be had. */
    @Override
    public void close() {
        steps.close();
    }

    private void requireBounded(double value, double eta) {
        if (!(Math.abs(value) <= BLOW_UP * (1 + Math.abs(start.objective())))) {
            throw DivergenceException.beyondBounds(state.epochs, value, eta, start.objective(), state.history);
        }
    }

    /** Returns the epoch of the last entry of the history before the present epoch. */
    private int lastRecorded() {
        return Math.max(0, (state.epochs - 1) / plan.recordEvery() * plan.recordEvery());
    }

    private EpochRecord record(Steps.Look look, double eta) {
        EpochRecord record = new EpochRecord(
                state.epochs,
                state.steps,
                state.seconds,
                look.objective(),
                look.gradientNorm(),
                eta,
                measures.of(state.w));
        state.history.add(record);
        return record;
    }

    private Optional<Reason> reasonToStop(EpochRecord record, boolean last, boolean timeUp) {
        measures.validation().ifPresent(name -> validate(record.measures().get(name)));
        Stopping stopping = plan.stopping();
        if (stopping.gradientTolerance() > 0
                && record.gradientNorm() <= stopping.gradientTolerance() * start.gradientNorm()) {
            return Optional.of(Reason.GRADIENT);
        }
        double change = Math.abs(record.objective() - state.lastObjective);
        if (stopping.changeTolerance() > 0 && change <= stopping.changeTolerance() * Math.abs(record.objective())) {
            return Optional.of(Reason.CHANGE);
        }
        if (stopping.patience() > 0 && state.epochsSinceLeast >= stopping.patience()) {
            return Optional.of(Reason.PATIENCE);
        }
        if (last) {
            return Optional.of(Reason.EPOCHS);
        }
        return timeUp ? Optional.of(Reason.TIME) : Optional.empty();
    }

    private void validate(double error) {
        if (error > state.lastError) {
            state.rises++;
        }
        state.lastError = error;
        if (error < state.leastError) {
            state.leastError = error;
            state.epochsSinceLeast = 0;
        } else {
            state.epochsSinceLeast += state.epochs - lastRecorded();
        }
    }
}
