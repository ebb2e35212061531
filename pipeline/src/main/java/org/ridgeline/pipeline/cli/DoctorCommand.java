package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.CorpusProfile;
import org.ridgeline.data.dataset.Split;
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
    private ExitCode worst = ExitCode.DONE;

    @Mixin
    private InputOptions input;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Environment.versions().forEach((name, version) -> found(name, version));
        Environment.machine().forEach((name, value) -> found(name, value));
        dense();
        gpu();
        treebank();
        if (json) {
            console.print(CanonicalJson.write(findings));
        }
        return worst.code();
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
                    ExitCode.INPUT,
                    "treebank",
                    "not here\n" + input.named(e.getMessage())
                            + "\nWithout it, run goes on with the built-in synthetic corpus, and check fails.");
        } catch (DataException e) {
            missing(ExitCode.INPUT, "treebank", "damaged or not the published one\n" + input.named(e.getMessage()));
        }
    }

    private Path locate(CorpusSource source) {
        Path cache = SourceFetcher.cacheFolder(InputOptions.home(), System.getenv());
        return new SourceFetcher(InputOptions.home(), cache, input.online(), System.getenv())
                .fetch(source, new StageProgress(console)::downloaded);
    }

    /** Prints the counts of the corpus, a row a count and a column a split where there is one for each. */
    private void print(Map<String, Long> counts) {
        console.println();
        for (Split split : Split.values()) {
            line("labels, " + split.key(), "labels." + split.key() + ".", counts);
        }
        for (String measure : List.of("documents", "tokens", "longest", "empty", "duplicates", "conflicts")) {
            for (String prefix : List.of("", "binary.")) {
                line(prefix.isEmpty() ? measure : measure + ", binary", prefix + measure + ".", counts);
            }
        }
    }

    /** Prints the counts whose names begin alike in one line, each after the rest of its name. */
    private void line(String title, String start, Map<String, Long> counts) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-20s", title));
        counts.forEach((name, count) -> {
            if (name.startsWith(start)) {
                line.append(String.format(Locale.ROOT, "  %s %,d", name.substring(start.length()), count));
            }
        });
        console.println(line.toString());
    }

    private void found(String name, String finding) {
        findings.put(name, finding);
        if (!json) {
            console.printf("%-14s %s%n", name, finding);
        }
    }

    private void missing(ExitCode code, String name, String finding) {
        found(name, finding);
        worst = code.code() > worst.code() ? code : worst;
    }
}
