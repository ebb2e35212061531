package org.ridgeline.pipeline.cli;

import java.util.function.Function;
import java.util.function.Supplier;
import org.ridgeline.pipeline.run.StageObserver;

/** Stages of a command that an observer hears of, each with the time that it takes. */
record TimedStages(StageObserver observer) {

    /** Returns what the work returns; the summary tells it in a few words. */
    <T> T run(String stage, Supplier<T> work, Function<T, String> summary) {
        observer.began(stage);
        long start = System.nanoTime();
        T result = work.get();
        observer.ended(stage, (System.nanoTime() - start) / 1e9, summary.apply(result));
        return result;
    }
}
