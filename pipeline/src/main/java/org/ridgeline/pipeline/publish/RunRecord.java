package org.ridgeline.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.Predictions;
import org.ridgeline.eval.reproduction.Result;
import org.ridgeline.eval.reproduction.Result.Fitted;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;

/** What a finished run records of itself and its results, read back, each file compared with the hash in the manifest. */
public final class RunRecord {

    private static final String WEIGHTS = "weights ";

    /** The stages in the order in which one feeds the next; the fits' weights stand before the last. */
    private static final List<String> ORDER =
            List.of("archive", "documents", "tokens", "vocabulary", "matrix", WEIGHTS, "metrics");

    private final Path place;
    private final ManifestJson manifest;
    private final List<StageFingerprint> stages;
    private final SortedMap<String, Double> cells;
    private final List<String> fits;

    private RunRecord(Path place) {
        this.place = place;
        this.manifest = ManifestJson.read(place);
        this.stages = stages(place, manifest);
        JsonNode metrics = FinishedRun.read(place, manifest, PublishStage.METRICS, JsonNode.class);
        this.cells = new TreeMap<>();
        for (Map.Entry<String, JsonNode> cell : metrics.path("cells").properties()) {
            cells.put(cell.getKey(), cell.getValue().doubleValue());
        }
        this.fits = metrics.path("fits").properties().stream()
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (cells.isEmpty() || fits.isEmpty()) {
            throw RunException.of(
                    place.resolve(PublishStage.METRICS),
                    "not the metrics of a run",
                    "cells and fits",
                    cells.isEmpty() ? "no cell" : "no fit",
                    FinishedRun.again(manifest));
        }
    }

    /**
     * Reads a run.
     *
     * @param run its folder, a link to it, or the file that stands for such a link where the file system has none
     * @throws RunException if it is no run, one of another version, or its metrics are missing or not as they were written
     */
    public static RunRecord open(Path run) {
        return new RunRecord(FinishedRun.folder(run));
    }

    /** Returns a part of the manifest, such as {@code parameters}; a missing node where it has none of this name. */
    public JsonNode part(String name) {
        return manifest.part(name);
    }

    /**
     * Returns the run's results.
     *
     * @throws RunException if the file of a model or of predictions is missing or not as the run has written it
     * @throws org.ridgeline.model.store.ModelFileException if one is no model
     */
    public Result result() {
        SortedMap<String, Fitted> fitted = new TreeMap<>();
        for (String fit : fits) {
            StoredModel model = model(fit);
            fitted.put(
                    fit,
                    Fitted.of(model.vocabulary(), model.model().augmented()).with(predictions(fit)));
        }
        return new Result(cells, stages, fitted);
    }

    private StoredModel model(String fit) {
        String name = PublishStage.modelFile(fit);
        FinishedRun.verified(place, manifest, name);
        return ModelFile.read(place.resolve(name));
    }

    /** A run of a version that did not write them has none. */
    private Optional<Predictions> predictions(String fit) {
        String name = TestPredictions.file(fit);
        if (!manifest.files().containsKey(name)) {
            return Optional.empty();
        }
        String csv = new String(FinishedRun.verified(place, manifest, name), StandardCharsets.UTF_8);
        try {
            return Optional.of(TestPredictions.parse(csv));
        } catch (IllegalArgumentException e) {
            throw RunException.of(
                    place.resolve(name),
                    "not the predictions of a run",
                    "a line a document",
                    e.getMessage(),
                    FinishedRun.again(manifest),
                    e);
        }
    }

    private static List<StageFingerprint> stages(Path place, ManifestJson manifest) {
        List<StageFingerprint> stages = new ArrayList<>();
        try {
            manifest.part("stages")
                    .properties()
                    .forEach(stage -> stages.add(new StageFingerprint(
                            stage.getKey(), Fingerprint.parse(stage.getValue().asText()))));
        } catch (IllegalArgumentException e) {
            throw damaged(place, manifest, e.getMessage(), e);
        }
        if (stages.isEmpty()) {
            throw damaged(place, manifest, "none", null);
        }
        stages.sort(Comparator.comparingInt((StageFingerprint stage) -> rank(stage.stage()))
                .thenComparing(StageFingerprint::stage));
        return List.copyOf(stages);
    }

    private static RunException damaged(Path place, ManifestJson manifest, String got, Throwable cause) {
        return RunException.of(
                place.resolve(Manifest.NAME),
                "not the manifest of a run",
                "what each stage put out, under \"stages\"",
                got,
                FinishedRun.again(manifest),
                cause);
    }

    private static int rank(String stage) {
        int rank = ORDER.indexOf(stage.startsWith(WEIGHTS) ? WEIGHTS : stage);
        return rank < 0 ? ORDER.size() : rank;
    }
}
