package org.ridgeline.pipeline.publish;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ridgeline.pipeline.pinned.History;

/**
 * What a manifest says about a run beside its results.
 *
 * @param started when it began
 * @param threads how many threads computed
 * @param command the line that makes the same run again, without paths of this machine
 * @param remarks what the user should know, such as why SST could not be had
 * @param history how the experiment's pinned values came about
 */
public record RunContext(Instant started, int threads, String command, List<String> remarks, History history) {

    public RunContext {
        remarks = List.copyOf(remarks);
        Objects.requireNonNull(history, "history");
    }
}
