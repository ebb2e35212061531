package org.ridgeline.pipeline.study;

import java.util.List;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.reports.page.Section;

/**
 * What the studies of a run came to.
 *
 * @param sections one a study, in the report's order; that of a study that did not run says so
 * @param timings of those that ran
 * @param failures one message a study whose numbers failed
 */
public record Studied(List<Section> sections, List<Timing> timings, List<String> failures) {

    public Studied {
        sections = List.copyOf(sections);
        timings = List.copyOf(timings);
        failures = List.copyOf(failures);
    }
}
