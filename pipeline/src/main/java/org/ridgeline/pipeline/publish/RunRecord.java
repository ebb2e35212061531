package org.ridgeline.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/** What a finished run records of itself and its results, read back. */
public final class RunRecord {

    private static final String WEIGHTS = "weights ";

    /** The stages in the order in which one feeds the next; the fits' weights stand before the last. */
    private static final List<String> ORDER =
            List.of("archive", "documents", "tokens", "vocabulary", "matrix", WEIGHTS, "metrics");

    private final RunFiles run;
    private final List<StageFingerprint> stages;
    private final SortedMap<String, Double> cells = new TreeMap<>();
    private final List<String> fits = new ArrayList<>();

    private RunRecord(RunFiles run) {
        this.run = run;
        this.stages = stages(run);
        JsonNode metrics = run.read(PublishStage.METRICS, JsonNode.class);
        metrics.path("cells")
                .properties()
                .forEach(cell -> cells.put(cell.getKey(), cell.getValue().doubleValue()));
        metrics.path("fits").fieldNames().forEachRemaining(fits::add);
        if (cells.isEmpty() || fits.isEmpty()) {
            String got = cells.isEmpty() ? "no cell" : "no fit";
            throw run.unusable(PublishStage.METRICS, "not the metrics of a run", "cells and fits", got, null);
        }
    }

    /**
     * Reads a run.
     *
     * @param run its folder, a link to it, or the file that stands for such a link where the file system has none
     * @throws RunException if it is no run, one of another version, or its metrics are missing or not as they were written
     */
    public static RunRecord open(Path run) {
        return new RunRecord(RunFiles.open(run));
    }

    /** Returns a part of the manifest, such as {@code parameters}; a missing node where it has none of this name. */
    public JsonNode part(String name) {
        return run.part(name);
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
            String file = PublishStage.modelFile(fit);
            run.bytes(file);
            StoredModel model = ModelFile.read(run.place().resolve(file));
            Fitted weights = Fitted.of(model.vocabulary(), model.model().augmented());
            fitted.put(fit, weights.with(predictions(fit)));
        }
        return new Result(cells, stages, fitted);
    }

    /** A run of a version that did not write them has none. */
    private Optional<Predictions> predictions(String fit) {
        String file = TestPredictions.file(fit);
        if (!run.hashes().containsKey(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TestPredictions.parse(new String(run.bytes(file), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw run.unusable(file, "not the predictions of a run", "a line a document", e.getMessage(), e);
        }
    }

    private static List<StageFingerprint> stages(RunFiles run) {
        try {
            List<StageFingerprint> stages = run.part("stages").properties().stream()
                    .map(stage -> new StageFingerprint(
                            stage.getKey(), Fingerprint.parse(stage.getValue().asText())))
                    .sorted(Comparator.comparingInt((StageFingerprint stage) -> rank(stage.stage()))
                            .thenComparing(StageFingerprint::stage))
                    .toList();
            if (stages.isEmpty()) {
                throw new IllegalArgumentException("none");
            }
            return stages;
        } catch (IllegalArgumentException e) {
            String expected = "what each stage put out, under \"stages\"";
            throw run.unusable(Manifest.NAME, "not the manifest of a run", expected, e.getMessage(), e);
        }
    }

    private static int rank(String stage) {
        int rank = ORDER.indexOf(stage.startsWith(WEIGHTS) ? WEIGHTS : stage);
        return rank < 0 ? ORDER.size() : rank;
    }
}
