package org.ridgeline.pipeline.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Result;
import org.ridgeline.eval.reproduction.Result.Fitted;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.store.StoredModel;
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
        RecordedRun recorded = RecordedRun.of(name, stored);
        RunResult result = ExperimentRun.run(
                recorded.experiment(), inputs, workers, Devices.cpu(workers), StageCache.none(), observer);
        TrainedFit fit = result.trained().fits().stream()
                .filter(trained -> trained.spec().name().equals(recorded.fit()))
                .findFirst()
                .orElseThrow(() ->
                        new RetrainException(name + ": its experiment has no fit \"" + recorded.fit() + "\"", null));
        List<String> words = result.vectors().bag().vocabulary().words();
        double[] before = stored.model().augmented();
        double[] after = fit.model().augmented();
        return new Retrained(
                Comparison.of(
                        Result.of(recorded.stages(), recorded.fit(), Fitted.of(stored.vocabulary(), before)),
                        Result.of(result.chain(), recorded.fit(), Fitted.of(words, after)),
                        0),
                words.equals(stored.vocabulary())
                        ? Optional.of(Agreement.of(before, after, scores(result, before), scores(result, after)))
                        : Optional.empty());
    }

    private static double[] scores(RunResult result, double[] weights) {
        double[] used = result.vectors().bias() ? weights : Arrays.copyOf(weights, weights.length - 1);
        return result.vectors().examples().get(Split.TEST).matrix().multiply(used);
    }

    /** Returns whether everything from the documents on is as recorded, the weights to rounding. */
    public boolean same() {
        return comparison.firstBeyondRounding().isEmpty();
    }

    /** Returns whether everything from the documents on is as recorded, the weights to the last bit. */
    public boolean identical() {
        return same()
                && comparison.fits().stream().allMatch(fit -> fit.weights().identical());
    }

    /** Returns the name of the first stage that puts out something else. */
    public Optional<String> firstDifference() {
        return comparison.firstBeyondRounding().map(StageComparison::stage);
    }

    /** Returns all of it as data. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        SortedMap<String, Object> byStage = new TreeMap<>();
        for (StageComparison stage : comparison.stages()) {
            (stage.source() ? json : byStage).put(stage.stage() + (stage.source() ? "Same" : ""), stage.agrees());
        }
        json.put("stages", byStage);
        json.put("identical", identical());
        json.put("same", same());
        firstDifference().ifPresent(stage -> json.put("firstDifference", stage));
        agreement.ifPresent(found -> json.put("agreement", found));
        return json;
    }
}
