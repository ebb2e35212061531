package org.ridgeline.pipeline.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Result;
import org.ridgeline.eval.reproduction.Result.Fitted;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.run.Fingerprinting;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.run.Vectors.Part;

/**
 * A model made again, beside the one whose record was followed.
 *
 * @param comparison of the recorded result with the new one: the stages and the weights
 * @param agreement how far weights and test scores differ, or those of training documents where nothing is held back; empty where the
 *     vocabularies differ
 */
public record Retrained(Comparison comparison, Optional<Agreement> agreement) {

    /**
     * Compares a model with what came of following its record.
     *
     * @param name of the model, for messages
     * @throws RetrainException if its experiment has no such fit
     */
    public static Retrained of(String name, StoredModel stored, RecordedRun recorded, RunResult result) {
        TrainedFit fit = result.trained().fits().stream()
                .filter(trained -> trained.spec().name().equals(recorded.fit()))
                .findFirst()
                .orElseThrow(
                        () -> new RetrainException(name + ": its experiment has no fit \"" + recorded.fit() + "\"", null));
        List<String> words = result.vectors().bag().vocabulary().words();
        double[] before = stored.model().augmented();
        double[] after = fit.model().augmented();
        return new Retrained(
                Comparison.of(
                        Result.of(
                                held(recorded, stored, result), recorded.fit(), Fitted.of(stored.vocabulary(), before)),
                        Result.of(result.chain(), recorded.fit(), Fitted.of(words, after)),
                        0),
                words.equals(stored.vocabulary())
                        ? Optional.of(Agreement.of(before, after, scores(result, before), scores(result, after)))
                        : Optional.empty());
    }

    /**
     * Returns the record; where it is as made again, vocabulary and weights as the model holds them. Whether the files are the same is told where both sides know:
     * the standard input has no hash.
     */
    private static List<StageFingerprint> held(RecordedRun recorded, StoredModel stored, RunResult result) {
        boolean piped =
                result.fetched().own().map(own -> own.filesRead().isEmpty()).orElse(false);
        double[] weights = stored.model().augmented();
        Fingerprinting words = new Fingerprinting();
        stored.vocabulary().forEach(words::line);
        StageFingerprint vocabulary = words.of("vocabulary");
        StageFingerprint fit = new Fingerprinting().numbers(weights).of("weights " + recorded.fit(), weights);
        return recorded.stages().stream()
                .filter(stage -> !piped || !stage.stage().equals("files"))
                .map(stage -> !result.chain().contains(stage)
                        ? stage
                        : Stream.of(vocabulary, fit)
                                .filter(held -> held.stage().equals(stage.stage()))
                                .findFirst()
                                .orElse(stage))
                .toList();
    }

    private static double[] scores(RunResult result, double[] weights) {
        double[] used = result.vectors().bias() ? weights : Arrays.copyOf(weights, weights.length - 1);
        Part part = result.vectors()
                .parts()
                .getOrDefault(Split.TEST, result.vectors().train());
        return part.scores(used);
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
