package org.ridgeline.pipeline.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.dataset.Format;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.Result;
import org.ridgeline.eval.reproduction.Result.Fitted;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.predict.MeasureProperties;
import org.ridgeline.pipeline.predict.ModelProperties;
import org.ridgeline.pipeline.review.PlanProperties;
import org.ridgeline.pipeline.review.ReviewFit;
import org.ridgeline.pipeline.review.ReviewModel;
import org.ridgeline.pipeline.review.ReviewPlan;
import org.ridgeline.pipeline.review.ReviewTraining;
import org.ridgeline.pipeline.run.Fingerprinting;

/** What a model of a user's own reviews says of its training, to be compared with one that follows it. */
public final class RecordedReviews {

    private static final String FILES = "files";
    private static final String DOCUMENTS = "documents";
    private static final String VOCABULARY = "vocabulary";

    private final StoredModel stored;
    private final ReviewPlan plan;
    private final Optional<Fingerprint> files;
    private final List<StageFingerprint> chain;

    private RecordedReviews(
            StoredModel stored, ReviewPlan plan, Optional<Fingerprint> files, List<StageFingerprint> chain) {
        this.stored = stored;
        this.plan = plan;
        this.files = files;
        this.chain = chain;
    }

    /**
     * Returns the record of a model.
     *
     * @param name of the model, for messages
     * @param data the files that it was trained on, wherever they stand today
     * @param test those that it was tested on, if it was on other ones
     * @param format theirs, where it is another one than recorded
     * @throws RetrainException if it says too little
     */
    public static RecordedReviews of(
            String name, StoredModel stored, List<Path> data, Optional<List<Path>> test, Optional<Format> format) {
        Map<String, String> properties = stored.properties();
        try {
            return new RecordedReviews(
                    stored,
                    PlanProperties.read(properties, data, test, format),
                    Optional.ofNullable(properties.get(ModelProperties.STAGE + FILES))
                            .map(Fingerprint::parse),
                    chain(stored, Fingerprint.parse(required(properties, ModelProperties.STAGE + DOCUMENTS))));
        } catch (IllegalArgumentException e) {
            throw new RetrainException(
                    name + ": it does not record all that its training needs: " + e.getMessage()
                            + "\n  to do:    train it again with ./ridgeline train `data`, which records all",
                    e);
        }
    }

    private static String required(Map<String, String> properties, String key) {
        String value = properties.get(key);
        if (value == null) {
            throw new IllegalArgumentException("property " + key + ": expected a fingerprint, got nothing");
        }
        return value;
    }

    /** Returns how the model was trained. */
    public ReviewPlan plan() {
        return plan;
    }

    /** Returns what became of following the plan, beside the record. */
    public Retrained compared(ReviewTraining data, ReviewFit fit) {
        StoredModel again = ReviewModel.of(plan, data, fit);
        List<StageFingerprint> before = new ArrayList<>(chain);
        List<StageFingerprint> after =
                new ArrayList<>(chain(again, data.reviews().documents().fingerprint()));
        // Whether the files are the same is told where both sides know: nothing does where standard input was read.
        Optional<Fingerprint> read = data.reviews().filesRead().map(StageFingerprint::fingerprint);
        if (files.isPresent() && read.isPresent()) {
            before.add(0, new StageFingerprint(FILES, files.get()));
            after.add(0, new StageFingerprint(FILES, read.get()));
        }
        double[] old = stored.model().augmented();
        double[] fresh = again.model().augmented();
        return new Retrained(
                Comparison.of(result(before, stored), result(after, again), 0),
                again.vocabulary().equals(stored.vocabulary())
                        ? Optional.of(Agreement.of(old, fresh, scores(data, old), scores(data, fresh)))
                        : Optional.empty());
    }

    private static Result result(List<StageFingerprint> stages, StoredModel model) {
        return Result.of(stages, "", Fitted.of(model.vocabulary(), model.model().augmented()));
    }

    private static List<StageFingerprint> chain(StoredModel model, Fingerprint documents) {
        Fingerprinting columns = new Fingerprinting();
        model.vocabulary().forEach(columns::line);
        model.factors().ifPresent(each -> columns.numbers(each.toArray()));
        return List.of(
                new StageFingerprint(DOCUMENTS, documents),
                new StageFingerprint(VOCABULARY, Fingerprint.ofBytes(columns.hex())),
                new StageFingerprint(
                        "weights", Fingerprint.ofNumbers(model.model().augmented())),
                new StageFingerprint("metrics", Fingerprint.ofNumbers(MeasureProperties.read(model.properties()))));
    }

    private double[] scores(ReviewTraining data, double[] weights) {
        return data.testScores(
                plan.settings().features().bias() ? weights : Arrays.copyOf(weights, weights.length - 1));
    }
}
