package org.ridgeline.pipeline.publish;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.Environment;
import org.ridgeline.pipeline.run.Fingerprinting;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.RunResult.Timing;
import org.ridgeline.pipeline.study.Studied;

/** What {@code manifest.json} holds: where the run's files came from, what made them, and how long each stage took. */
final class Manifest {

    /** The version of the run folder's layout: 3 has the history of the pinned values in the report's data. */
    static final int FORMAT = 3;

    static final String NAME = "manifest.json";

    private Manifest() {}

    /** Returns the manifest of the files written so far. */
    static Map<String, Object> of(
            RunResult result,
            Studied studied,
            RunContext context,
            double publishSeconds,
            Workers workers,
            RunFolder folder) {
        List<Timing> timings = Stream.concat(result.timings().stream(), studied.timings().stream())
                .toList();
        Map<String, Double> seconds = new TreeMap<>(Map.of("publish", publishSeconds));
        timings.forEach(timing -> seconds.put(timing.stage(), timing.seconds()));
        return Map.ofEntries(
                entry("format", FORMAT),
                entry("experiment", result.experiment().name()),
                entry("synthetic", result.synthetic()),
                entry("parameters", ExperimentFile.parameters(result.experiment())),
                entry("parametersSha256", parametersHash(result)),
                entry("inputs", result.fetched().corpus().inputs()),
                entry("stages", stages(result)),
                entry("seconds", seconds),
                entry(
                        "cached",
                        timings.stream()
                                .filter(Timing::cached)
                                .map(Timing::stage)
                                .toList()),
                entry("versions", Environment.versions()),
                entry("machine", Environment.machine()),
                entry("threads", context.threads()),
                entry("device", result.trained().device().json()),
                entry("started", context.started().toString()),
                entry("command", context.command()),
                entry("remarks", remarks(result)),
                entry("files", files(folder, workers)));
    }

    static String parametersHash(RunResult result) {
        return new Fingerprinting()
                .line(ExperimentFile.parameters(result.experiment()).toString())
                .hex();
    }

    /** Returns what a reader should know; the places where a treebank was looked for, paths of this machine, are not told. */
    static List<String> remarks(RunResult result) {
        return result.fetched().notice().isPresent()
                ? List.of("The treebank could not be had; the synthetic corpus stands in for it.")
                : List.of();
    }

    /** Returns what identifies each stage's output, in pipeline order. */
    static Map<String, String> stages(RunResult result) {
        Map<String, String> stages = new LinkedHashMap<>();
        result.chain()
                .forEach(stage -> stages.put(stage.stage(), stage.fingerprint().text()));
        return stages;
    }

    private static Map<String, String> files(RunFolder folder, Workers workers) {
        List<String> names = folder.files();
        Map<String, String> hashes = new ConcurrentHashMap<>();
        workers.forEach(names.size(), k -> {
            String name = names.get(k);
            try {
                hashes.put(name, Sha256.of(Files.readAllBytes(folder.file(name))));
            } catch (IOException e) {
                throw new OutputException(folder.place().resolve(name), e);
            }
        });
        return hashes;
    }
}
