package org.ridgeline.pipeline.study;

import java.util.Optional;
import java.util.function.Supplier;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.reports.page.Section;

/** A computation on a finished run that becomes one section of its report. */
public interface Study {

    /** Returns the section's name, such as {@code lambda-path}. */
    String id();

    /** Returns the section's heading. */
    String title();

    /** Returns whether it takes so little time that every run has it; the others come with {@code run --full}. */
    boolean quick();

    /**
     * Returns about how many seconds it takes on SST with two cores. It weighs the share that is done of all studies, from which
     * the time left is told; it decides nothing.
     */
    default double cost() {
        return quick() ? 0.5 : 10;
    }

    /**
     * Computes the section; the same bits for any number of workers, measured times aside.
     *
     * @param progress hears the share that is done, from 0 to 1
     */
    Section run(RunResult result, Workers workers, Progress progress);

    /** Returns how to compute the section where it looks at no run: then it is made while the run is under way. */
    default Optional<Supplier<Section>> withoutRun() {
        return Optional.empty();
    }

    /** Hears how far a study is. */
    interface Progress {

        /** Takes the share that is done, from 0 to 1. */
        void done(double share);
    }
}
