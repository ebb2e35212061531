package org.ridgeline.pipeline.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When a training is to be killed.
 *
 * @param phase what it does then
 * @param epoch the least number of epochs, of all fits together, that its checkpoints hold then; of no account at the start
 * @param microseconds how long it goes on after it came there
 */
record KillMoment(Phase phase, int epoch, int microseconds) {

    /** Java itself takes 0.2 seconds to start, the exact fits that a training begins with are done after 0.7. */
    private static final int START_MICROSECONDS = 700_000;

    /** Some checkpoints' time, and a good part of the time that publishing takes. */
    private static final int LATER_MICROSECONDS = 20_000;

    /** What a training does. */
    enum Phase {
        /** From the start of Java on, before this process has kept anything. */
        START,
        /** Between two checkpoints, more or less. */
        EPOCHS,
        /** While a checkpoint stands beside its place, half-written or waiting to be renamed. */
        CHECKPOINT,
        /** While tables, models and report are written. */
        PUBLISHING
    }

    /**
     * Returns moments over a whole training in the order in which it comes by them, the phases in turn.
     *
     * @param first the phase of the first one drawn
     * @param epochs the most that the checkpoints of a training hold, of all fits together
     */
    static List<KillMoment> draw(int count, Phase first, int epochs, SplittableRandom random) {
        List<KillMoment> moments = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Phase phase = Phase.values()[(first.ordinal() + k) % Phase.values().length];
            moments.add(
                    switch (phase) {
                        case START -> new KillMoment(phase, random.nextInt(epochs), random.nextInt(START_MICROSECONDS));
                        case EPOCHS ->
                            new KillMoment(phase, random.nextInt(epochs), random.nextInt(LATER_MICROSECONDS));
                        case CHECKPOINT -> new KillMoment(phase, random.nextInt(epochs), 0);
                        case PUBLISHING -> new KillMoment(phase, epochs, random.nextInt(LATER_MICROSECONDS));
                    });
        }
        moments.sort(Comparator.comparingInt(KillMoment::epoch));
        return moments;
    }
}
