package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.CorpusProfile;
import org.ridgeline.data.dataset.SstCorpus;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.source.SourceFetcher;
import org.ridgeline.data.source.SourceUnavailableException;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.model.device.Device;
import org.ridgeline.model.gpu.GpuException;
import org.ridgeline.model.gpu.Precision;
import org.ridgeline.pipeline.run.Environment;
import org.ridgeline.pipeline.run.GpuSource;
import org.ridgeline.reports.table.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what is here, what is missing, and what to do. */
@Command(
        name = "doctor",
        description = "Examine Java, dense algebra, GPU and the treebank: what is here, what is missing, what to do.")
final class DoctorCommand implements Callable<Integer> {

    private final Console console;
    private final SortedMap<String, Object> findings = new TreeMap<>();
    private boolean complete = true;

    @Mixin
    private InputOptions input;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Environment.versions().forEach(this::found);
        Environment.machine().forEach(this::found);
        dense();
        gpu();
        treebank();
        if (json) {
            console.print(CanonicalJson.write(findings));
        }
        return (complete ? ExitCode.DONE : ExitCode.INPUT).code();
    }

    /** That jblas is missing is a finding like another: Java does all that there is to do. */
    private void dense() {
        found("dense java", "used for every fit: " + DenseBackend.JAVA.arithmetic());
        found(
                "dense jblas",
                DenseBackend.JBLAS
                        .obstacle()
                        .map(reason -> "not here, and nothing needs it: " + reason)
                        .orElse("works; only --dense jblas and check --spread use it"));
    }

    /** A missing GPU is a finding like another: the CPU does all that there is to do. */
    private void gpu() {
        GpuSource gpus = GpuSource.ofThisMachine();
        Optional<String> obstacle = gpus.obstacle();
        if (obstacle.isPresent()) {
            found("GPU", "none; the CPU is used (" + obstacle.get() + ")");
            return;
        }
        try (Device gpu = gpus.open(Precision.DOUBLE)) {
            found("GPU", gpu.name() + " " + gpu.properties());
        } catch (GpuException e) {
            found("GPU", "cannot be used; the CPU is used (" + e.getMessage() + ")");
        }
    }

    private void treebank() {
        CorpusSource source = CorpusSource.sst();
        try {
            Path archive = input.sst().isPresent() ? input.sst().get() : locate(source);
            Corpus corpus = SstCorpus.load(source, archive, input.pinned());
            CorpusProfile profile = CorpusProfile.of(corpus);
            if (input.pinned()) {
                profile.require(source.counts());
            }
            found(
                    "treebank",
                    corpus.name() + " at "
                            + Runner.relative(archive.toAbsolutePath().normalize()) + ", "
                            + corpus.documents().size() + " documents"
                            + (input.pinned() ? ", every count as pinned" : ""));
            if (json) {
                findings.put("counts", profile.counts());
            } else {
                print(profile.counts());
            }
        } catch (SourceUnavailableException e) {
            missing(
                    "treebank",
                    "not here\n" + input.named(e.getMessage())
                            + "\nWithout it, run goes on with the built-in synthetic corpus, and check fails.");
        } catch (DataException e) {
            missing("treebank", "damaged or not the published one\n" + input.named(e.getMessage()));
        }
    }

    private Path locate(CorpusSource source) {
        Path cache = SourceFetcher.cacheFolder(InputOptions.home(), System.getenv());
        return new SourceFetcher(InputOptions.home(), cache, input.online(), System.getenv())
                .fetch(source, new StageProgress(console)::downloaded);
    }

    /** Prints the counts of the corpus, those whose names differ in their last part in one line. */
    private void print(Map<String, Long> counts) {
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        counts.forEach((name, count) -> {
            int dot = name.lastIndexOf('.');
            lines.computeIfAbsent(name.substring(0, dot).replace(".", ", "), title -> new StringBuilder())
                    .append(String.format(Locale.ROOT, "  %s %,d", name.substring(dot + 1), count));
        });
        console.println();
        lines.forEach((title, line) -> console.printf("%-20s%s%n", title, line));
    }

    private void found(String name, String finding) {
        findings.put(name, finding);
        if (!json) {
            console.printf("%-14s %s%n", name, finding);
        }
    }

    private void missing(String name, String finding) {
        found(name, finding);
        complete = false;
    }
}
