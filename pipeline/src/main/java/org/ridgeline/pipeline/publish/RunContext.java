package org.ridgeline.pipeline.publish;

import java.time.Instant;
import java.util.List;

/**
 * What a manifest says about a run beside its results.
 *
 * @param started when it began
 * @param threads how many threads computed
 * @param command the line that makes the same run again, without paths of this machine
 * @param remarks what the user should know, such as why SST could not be had
 */
public record RunContext(Instant started, int threads, String command, List<String> remarks) {

    /** Copies. */
    public RunContext {
        remarks = List.copyOf(remarks);
    }
}
