package org.ridgeline.pipeline.retrain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.StageDrift;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.device.Devices;
import org.ridgeline.pipeline.stage.ExperimentRun;
import org.ridgeline.pipeline.stage.Inputs;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.StageKeys;
import org.ridgeline.pipeline.stage.StageObserver;
import org.ridgeline.pipeline.stage.TrainStage.TrainedFit;

/**
 * A model made again, beside the one whose record was followed.
 *
 * @param source what the documents came in: {@code archive} or {@code files}
 * @param sourceSame whether they came in the same; the documents in it may be the same all the same; empty where that cannot be told
 * @param stages each stage's output beside the recorded one, from the documents on
 * @param identical whether weights, bias and vocabulary are the same to the last bit
 * @param agreement how far weights and test scores differ, or those of training documents where nothing is held back; empty where the
 *     vocabularies differ
 */
public record Retrained(
        String source,
        Optional<Boolean> sourceSame,
        StageDrift stages,
        boolean identical,
        Optional<Agreement> agreement) {

    private static final String ARCHIVE = "archive";

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
                recorded.experiment(), inputs, workers, Devices.cpu(workers), StageKeys.none(), observer);
        TrainedFit fit = result.trained().fits().stream()
                .filter(trained -> trained.spec().name().equals(recorded.fit()))
                .findFirst()
                .orElseThrow(() ->
                        new RetrainException(name + ": its experiment has no fit \"" + recorded.fit() + "\"", null));
        StageDrift all = StageDrift.compare(recorded.inOrderOf(result.chain()), result.chain());
        List<StageComparison> later = all.stages().stream()
                .filter(stage -> !stage.stage().equals(ARCHIVE))
                .toList();
        boolean words = result.vectors().bag().vocabulary().words().equals(stored.vocabulary());
        double[] before = stored.model().augmented();
        double[] after = fit.model().augmented();
        return new Retrained(
                ARCHIVE,
                Optional.of(
                        all.stages().stream().allMatch(stage -> !stage.stage().equals(ARCHIVE) || stage.same())),
                new StageDrift(later),
                words && Arrays.equals(before, after),
                words
                        ? Optional.of(Agreement.of(before, after, scores(result, before), scores(result, after)))
                        : Optional.empty());
    }

    private static double[] scores(RunResult result, double[] weights) {
        double[] used = result.vectors().bias() ? weights : Arrays.copyOf(weights, weights.length - 1);
        return result.vectors().examples().get(Split.TEST).matrix().multiply(used);
    }

    /** Returns whether everything from the documents on is as recorded, the weights to rounding. */
    public boolean same() {
        return stages.passed();
    }

    /** Returns the name of the first stage that puts out something else. */
    public Optional<String> firstDifference() {
        return stages.firstDifference().map(StageComparison::stage);
    }

    /** Returns all of it as data. */
    public SortedMap<String, Object> json() {
        SortedMap<String, Object> json = new TreeMap<>();
        sourceSame.ifPresent(same -> json.put(source + "Same", same));
        json.put("identical", identical);
        json.put("same", same());
        firstDifference().ifPresent(stage -> json.put("firstDifference", stage));
        SortedMap<String, Object> byStage = new TreeMap<>();
        stages.stages().forEach(stage -> byStage.put(stage.stage(), stage.same()));
        json.put("stages", byStage);
        agreement.ifPresent(found -> json.put("agreement", found));
        return json;
    }
}
