package org.ridgeline.pipeline.study;

import java.util.List;

/** The studies of a report. */
public final class Studies {

    private Studies() {}

    /** Returns all studies in the order in which a report shows them. */
    public static List<Study> all() {
        return List.of(
                new UncertaintyStudy(),
                new LearnedStudy(),
                new FailureStudy(),
                new TokenizationStudy(),
                new OptimizersStudy(),
                new WorkedExamplesStudy());
    }
}
