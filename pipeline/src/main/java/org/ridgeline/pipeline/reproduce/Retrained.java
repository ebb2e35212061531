package org.ridgeline.pipeline.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.Result;
import org.ridgeline.eval.reproduction.Result.Fitted;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.predict.ModelProperties;
import org.ridgeline.pipeline.run.Devices;
import org.ridgeline.pipeline.run.ExperimentRun;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.StageCache;
import org.ridgeline.pipeline.run.StageObserver;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;

/**
 * A model made again, beside the one whose record was followed.
 *
 * @param comparison of the recorded result with the new one: the stages and the weights
 * @param agreement how far weights and test scores differ, or those of training documents where nothing is held back; empty where the
 *     vocabularies differ
 */
public record Retrained(Comparison comparison, Optional<Agreement> agreement) {

    /**
     * Makes a run's model again, every stage afresh.
     *
     * @param name of the model, for messages
     * @throws RetrainException if the model does not say how
     * @throws org.ridgeline.data.source.DataException if the documents are missing, damaged or not the pinned ones
     */
    public static Retrained of(
            String name, StoredModel stored, Inputs inputs, Workers workers, StageObserver observer) {
        Map<String, String> properties = stored.properties();
        String parameters = properties.get(ModelProperties.PARAMETERS);
        String recorded = properties.get(ModelProperties.FIT);
        if (parameters == null || recorded == null) {
            throw new RetrainException(
                    name
                            + ": it does not record an experiment\n  expected: a model that ./ridgeline run or ./ridgeline train `data` has"
                            + " written\n  to do:    name another model",
                    null);
        }
        requireExact(name, properties.getOrDefault(ModelProperties.SOLVER, ""));
        List<StageFingerprint> stages = stages(name, properties);
        RunResult result = ExperimentRun.run(
                ExperimentFile.ofParameters(name + ", its parameters", parameters),
                inputs,
                workers,
                Devices.cpu(workers),
                StageCache.none(),
                observer);
        TrainedFit fit = result.trained().fits().stream()
                .filter(trained -> trained.spec().name().equals(recorded))
                .findFirst()
                .orElseThrow(
                        () -> new RetrainException(name + ": its experiment has no fit \"" + recorded + "\"", null));
        List<String> words = result.vectors().bag().vocabulary().words();
        double[] before = stored.model().augmented();
        double[] after = fit.model().augmented();
        return new Retrained(
                Comparison.of(
                        Result.of(stages, recorded, Fitted.of(stored.vocabulary(), before)),
                        Result.of(result.chain(), recorded, Fitted.of(words, after)),
                        0),
                words.equals(stored.vocabulary())
                        ? Optional.of(Agreement.of(before, after, scores(result, before), scores(result, after)))
                        : Optional.empty());
    }

    private static void requireExact(String name, String method) {
        if (Arrays.stream(Solver.values())
                .noneMatch(solver -> solver.name().toLowerCase(Locale.ROOT).equals(method))) {
            throw new RetrainException(
                    name + ": it was trained by the descent \"" + method
                            + "\"\n  expected: a model of an exact solver\n  to do:    ./ridgeline train makes it again; manifest.json of its run has"
                            + " the line",
                    null);
        }
    }

    private static List<StageFingerprint> stages(String name, Map<String, String> properties) {
        List<StageFingerprint> stages = new ArrayList<>();
        try {
            properties.forEach((key, value) -> {
                if (key.startsWith(ModelProperties.STAGE)) {
                    stages.add(new StageFingerprint(
                            key.substring(ModelProperties.STAGE.length()), Fingerprint.parse(value)));
                }
            });
        } catch (IllegalArgumentException e) {
            throw new RetrainException(name + ": " + e.getMessage(), e);
        }
        return stages;
    }

    private static double[] scores(RunResult result, double[] weights) {
        double[] used = result.vectors().bias() ? weights : Arrays.copyOf(weights, weights.length - 1);
        return result.vectors().examples().get(Split.TEST).matrix().multiply(used);
    }

    /** Returns whether everything from the documents on is as recorded, the weights to rounding. */
    public boolean same() {
        return firstDifference().isEmpty();
    }

    /** Returns whether everything from the documents on is as recorded, the weights to the last bit. */
    public boolean identical() {
        return same()
                && comparison.fits().stream().allMatch(fit -> fit.weights().identical());
    }

    /** Returns the name of the first stage that differs by more than rounding. */
    public Optional<String> firstDifference() {
        return comparison.firstBeyondRounding().map(StageComparison::stage);
    }

    /** Returns all of it as data. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        SortedMap<String, Object> stages = new TreeMap<>();
        for (StageComparison stage : comparison.stages()) {
            (stage.source() ? json : stages).put(stage.stage() + (stage.source() ? "Same" : ""), stage.agrees());
        }
        json.put("stages", stages);
        json.put("identical", identical());
        json.put("same", same());
        firstDifference().ifPresent(stage -> json.put("firstDifference", stage));
        agreement.ifPresent(found -> json.put("agreement", found));
        return json;
    }
}
