package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ridgeline.data.corpus.SyntheticCorpus;
import org.ridgeline.pipeline.stage.Inputs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say where documents come from. */
final class InputOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--sst",
            paramLabel = "PATH",
            description = "Take the treebank from this zip or folder instead of looking for it.")
    private Path sst;

    @Option(names = "--unpinned", description = "Accept a treebank with other bytes than the published ones.")
    private boolean unpinned;

    @Option(names = "--offline", description = "Never use the network.")
    private boolean offline;

    @Option(
            names = "--synthetic-documents",
            paramLabel = "N",
            description = "Use the built-in synthetic corpus with N documents in all (SST has 11,855).")
    private Integer syntheticDocuments;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the synthetic corpus (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + Inputs.DEFAULT_SEED)
    private long seed;

    /** Returns the choice; the home folder is the one that the launcher names, else the current one. */
    Inputs inputs() {
        if (syntheticDocuments != null && syntheticDocuments < SyntheticCorpus.MIN_DOCUMENTS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--synthetic-documents: expected at least " + SyntheticCorpus.MIN_DOCUMENTS + ", got "
                            + syntheticDocuments);
        }
        if (syntheticDocuments != null && sst != null) {
            throw new ParameterException(
                    command.commandLine(), "--sst and --synthetic-documents: expected one of them, got both");
        }
        return new Inputs(
                Optional.ofNullable(sst),
                !unpinned,
                !offline,
                syntheticDocuments == null ? OptionalInt.empty() : OptionalInt.of(syntheticDocuments),
                seed,
                home(),
                Map.copyOf(System.getenv()));
    }

    static Path home() {
        return Path.of(System.getProperty("ridgeline.home", "")).toAbsolutePath();
    }
}
