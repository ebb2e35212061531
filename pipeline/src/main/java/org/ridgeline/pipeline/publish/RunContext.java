package org.ridgeline.pipeline.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.ridgeline.pipeline.reproduce.History;

/**
 * What a manifest says about a run beside its results.
 *
 * @param started when it began
 * @param threads how many threads computed
 * @param command the line that makes the same run again, without paths of this machine
 * @param history how the experiment's pinned values came about
 */
public record RunContext(Instant started, int threads, String command, History history) {

    /** Takes the time to the second. */
    public RunContext {
        started = started.truncatedTo(ChronoUnit.SECONDS);
        Objects.requireNonNull(history, "history");
    }
}
