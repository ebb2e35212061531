package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ridgeline.data.dataset.Format;
import org.ridgeline.pipeline.experiment.OwnData;
import org.ridgeline.pipeline.reproduce.RecordedRun;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say where the files are that a model was trained on; the model itself says how they are read. */
final class RetrainDataOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "For a model of your own files: those that it was trained on, in the same order; - for standard input.")
    private List<Path> data;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Those that it was tested on, where train had --test.")
    private List<Path> test;

    @Option(
            names = "--format",
            paramLabel = "csv|tsv|jsonl|fasttext|folders",
            description = "How the files hold their rows, where it is not as it was in the training.")
    private Format format;

    /**
     * Returns the record of a model, its data where the options say.
     *
     * @param model its name, for messages
     */
    RecordedRun placed(String model, RecordedRun recorded) {
        OwnData own = recorded.experiment().dataset();
        if (data == null) {
            throw wrong("expected --data FILE beside " + model + ", the files that it was trained on, got none");
        }
        if (own.test() != null && test == null) {
            throw wrong("expected --test FILE beside " + model + ", the files that it was tested on, got none");
        }
        if (own.test() == null && test != null) {
            throw wrong("--test means nothing for a model that was not tested on files of their own");
        }
        return PropertyOptions.checked(command, () -> recorded.on(own.from(data, Optional.ofNullable(test), format)));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
