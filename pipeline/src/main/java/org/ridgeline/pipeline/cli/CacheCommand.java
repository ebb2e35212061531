package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.ridgeline.pipeline.run.CacheContent;
import org.ridgeline.pipeline.run.CacheContent.Entry;
import org.ridgeline.pipeline.run.CacheContent.Pruned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Shows, verifies and prunes the fits and studies that runs keep. */
@Command(
        name = "cache",
        description = {
            "List, verify or prune the fits and studies that runs keep and take again.",
            "They stand in data/.cache/stages, or in $RIDGELINE_CACHE/stages. Deleting the folder is safe."
        })
final class CacheCommand {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The cache's folder, if it is another one.")
    private Path folder;

    CacheCommand(Console console) {
        this.console = console;
    }

    @Command(name = "list", description = "List them by stage, the last used first.")
    int list() {
        List<Entry> entries = content().list();
        entries.forEach(this::print);
        total(entries);
        return ExitCode.DONE.code();
    }

    @Command(name = "verify", description = "Compare each with its hash; ends with 1 if one is damaged.")
    int verify() {
        List<Entry> entries = content().verify();
        List<Entry> damaged =
                entries.stream().filter(entry -> entry.fault().isPresent()).toList();
        damaged.forEach(entry -> console.println(
                "damaged: " + entry.name() + ": " + entry.fault().get()));
        total(entries);
        console.println(
                damaged.isEmpty()
                        ? "all as stored"
                        : damaged.size() + " damaged; the next run that needs one computes it again");
        return (damaged.isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED).code();
    }

    @Command(name = "prune", description = "Delete those that were not used lately, and damaged ones.")
    int prune(
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            defaultValue = "30",
                            description =
                                    "Keep what was used in the last N days (default: ${DEFAULT-VALUE}); 0 deletes all.")
                    int days) {
        if (days < 0) {
            throw new ParameterException(command.commandLine(), "--days: expected 0 or more, got " + days);
        }
        Instant now = Instant.now();
        Pruned pruned = content().prune(days == 0 ? Instant.MAX : now.minus(Duration.ofDays(days)));
        console.println(
                String.format(Locale.ROOT, "deleted: %,d entries, %,d bytes", pruned.entries(), pruned.bytes()));
        return ExitCode.DONE.code();
    }

    private CacheContent content() {
        return CacheContent.of(CacheOptions.folder(folder));
    }

    private void print(Entry entry) {
        console.printf(
                "%-40s %,12d bytes  used %s%n",
                entry.name(), entry.bytes(), entry.used().truncatedTo(ChronoUnit.SECONDS));
    }

    private void total(List<Entry> entries) {
        console.printf(
                "%,d entries, %,d bytes%n",
                entries.size(), entries.stream().mapToLong(Entry::bytes).sum());
    }
}
