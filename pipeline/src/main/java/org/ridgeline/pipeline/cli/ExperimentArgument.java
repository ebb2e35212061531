package org.ridgeline.pipeline.cli;

import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import picocli.CommandLine.Parameters;

/** Which experiment a command is about. */
final class ExperimentArgument {

    @Parameters(
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description =
                    "A built-in experiment or the path of a .yaml file, whose section dataset may name files of your own (default: ${DEFAULT-VALUE}).",
            defaultValue = "sst-regularization")
    private String experiment;

    /** Returns what the user wrote, or the default. */
    String name() {
        return experiment;
    }

    Experiment load() {
        return ExperimentFile.load(experiment);
    }
}
