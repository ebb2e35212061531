package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.ridgeline.pipeline.experiment.Experiment.Synthetic;
import org.ridgeline.pipeline.run.FetchStage.Fetched;
import org.ridgeline.pipeline.run.Inputs;
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

    /**
     * Returns the choice; the home folder is the one that the launcher names, else the current one.
     *
     * @param synthetic the synthetic corpus, where one is asked for
     * @param fallBack whether it may stand in for a treebank that cannot be had
     */
    Inputs inputs(Optional<Synthetic> synthetic, boolean fallBack, Console console) {
        if (synthetic.isPresent() && sst != null) {
            throw new ParameterException(
                    command.commandLine(), "--sst and --synthetic-documents: expected one of them, got both");
        }
        return new Inputs(
                sst(), pinned(), online(), fallBack, synthetic, home(), System.getenv(), new StandardInput(console));
    }

    /** Says on the console why another corpus stands in for the treebank, if one does, and what is amiss with own data. */
    void remark(Console console, Fetched fetched) {
        fetched.notice()
                .ifPresent(why -> console.warn(named(why) + "\nGoing on with the built-in synthetic corpus: "
                        + fetched.origin().notice() + "."));
        fetched.own().ifPresent(own -> {
            TextOptions.remark(own.bad(), console, command);
            TextOptions.warn(own.duplicates(), console);
        });
    }

    /** Returns a message with the options of this command that it is about. */
    String named(String message) {
        return PropertyOptions.named(message, command);
    }

    Optional<Path> sst() {
        return Optional.ofNullable(sst);
    }

    boolean pinned() {
        return !unpinned;
    }

    boolean online() {
        return !offline;
    }

    static Path home() {
        return Path.of(System.getProperty("ridgeline.home", "")).toAbsolutePath();
    }
}
