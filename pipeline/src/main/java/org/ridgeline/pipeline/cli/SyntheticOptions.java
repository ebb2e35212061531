package org.ridgeline.pipeline.cli;

import java.util.OptionalInt;
import org.ridgeline.data.corpus.SyntheticCorpus;
import org.ridgeline.pipeline.stage.Inputs;
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
            description = "Seed of the synthetic corpus (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + Inputs.DEFAULT_SEED)
    private long seed;

    /** Returns how many synthetic documents are asked for, if any. */
    OptionalInt documents() {
        if (documents == null) {
            return OptionalInt.empty();
        }
        if (documents < SyntheticCorpus.MIN_DOCUMENTS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--synthetic-documents: expected at least " + SyntheticCorpus.MIN_DOCUMENTS + ", got " + documents);
        }
        return OptionalInt.of(documents);
    }

    long seed() {
        return seed;
    }
}
