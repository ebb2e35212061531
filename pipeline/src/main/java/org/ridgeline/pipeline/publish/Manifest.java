package org.ridgeline.pipeline.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.eval.reproduction.StageFingerprint;
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

    /**
     * Returns the manifest of the files written so far.
     *
     * @throws OutputException if one of them cannot be read back
     */
    static SortedMap<String, Object> of(
            RunResult result,
            Studied studied,
            RunContext context,
            double publishSeconds,
            Workers workers,
            RunFolder folder) {
        SortedMap<String, Object> manifest = new TreeMap<>();
        manifest.put("format", FORMAT);
        manifest.put("experiment", result.experiment().name());
        manifest.put("synthetic", result.synthetic());
        manifest.put("parameters", ExperimentFile.parameters(result.experiment()));
        manifest.put("parametersSha256", parametersHash(result));
        manifest.put("inputs", result.fetched().corpus().inputs());
        manifest.put("stages", stages(result.chain()));
        Map<String, Double> seconds = seconds(result.timings());
        seconds.putAll(seconds(studied.timings()));
        seconds.put("publish", publishSeconds);
        manifest.put("seconds", seconds);
        manifest.put("cached", cached(result.timings(), studied.timings()));
        manifest.put("versions", Environment.versions());
        manifest.put("machine", Environment.machine());
        manifest.put("threads", context.threads());
        manifest.put("device", result.trained().device().json());
        manifest.put("started", context.started().toString());
        manifest.put("command", context.command());
        manifest.put("remarks", remarks(result));
        manifest.put("files", files(folder, workers));
        return manifest;
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

    private static Map<String, String> stages(List<StageFingerprint> chain) {
        SortedMap<String, String> stages = new TreeMap<>();
        chain.forEach(stage -> stages.put(stage.stage(), stage.fingerprint().text()));
        return stages;
    }

    private static Map<String, Double> seconds(List<Timing> timings) {
        SortedMap<String, Double> seconds = new TreeMap<>();
        timings.forEach(timing -> seconds.put(timing.stage(), timing.seconds()));
        return seconds;
    }

    /** Returns the stages and studies whose output came from the cache. */
    private static List<String> cached(List<Timing> stages, List<Timing> studies) {
        return Stream.concat(stages.stream(), studies.stream())
                .filter(Timing::cached)
                .map(Timing::stage)
                .toList();
    }

    private static Map<String, String> files(RunFolder folder, Workers workers) {
        List<String> names = folder.files();
        String[] hashes = new String[names.size()];
        workers.forEach(hashes.length, k -> {
            try {
                hashes[k] = Sha256.of(Files.readAllBytes(folder.file(names.get(k))));
            } catch (IOException e) {
                throw new OutputException(folder.place().resolve(names.get(k)), e);
            }
        });
        SortedMap<String, String> files = new TreeMap<>();
        for (int k = 0; k < hashes.length; k++) {
            files.put(names.get(k), hashes[k]);
        }
        return files;
    }
}
