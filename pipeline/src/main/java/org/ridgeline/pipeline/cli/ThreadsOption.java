package org.ridgeline.pipeline.cli;

import org.ridgeline.model.device.Workers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how many threads compute. */
final class ThreadsOption {

    private static final int MOST = 1024;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute with (default: one per core). The results are the same for any number.")
    private Integer threads;

    Workers workers() {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1 || count > MOST) {
            throw new ParameterException(command.commandLine(), "--threads: expected 1 to " + MOST + ", got " + count);
        }
        return new Workers(count);
    }
}
