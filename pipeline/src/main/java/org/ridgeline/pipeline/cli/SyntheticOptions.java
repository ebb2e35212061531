package org.ridgeline.pipeline.cli;

import java.util.Optional;
import org.ridgeline.data.dataset.SyntheticCorpus;
import org.ridgeline.pipeline.experiment.Experiment.Synthetic;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the built-in synthetic corpus. */
final class SyntheticOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--synthetic-documents",
            paramLabel = "N",
            description = "Use the built-in synthetic corpus with N documents in all (SST has 11,855).")
    private Integer documents;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Seed of the synthetic corpus of N documents (default: " + SyntheticCorpus.DEFAULT_SEED + ").")
    private Long seed;

    /** Returns the synthetic corpus that is asked for, if any. */
    Optional<Synthetic> corpus() {
        if (documents == null) {
            if (seed != null) {
                throw new ParameterException(
                        command.commandLine(), "--seed: expected --synthetic-documents beside it, got --seed alone");
            }
            return Optional.empty();
        }
        if (documents < SyntheticCorpus.MIN_DOCUMENTS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--synthetic-documents: expected at least " + SyntheticCorpus.MIN_DOCUMENTS + ", got " + documents);
        }
        return Optional.of(new Synthetic(documents, seed == null ? SyntheticCorpus.DEFAULT_SEED : seed));
    }
}
