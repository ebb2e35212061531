package org.ridgeline.pipeline.review;

import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.predict.MeasureProperties;
import org.ridgeline.pipeline.predict.ModelProperties;
import org.ridgeline.pipeline.run.Environment;
import org.ridgeline.pipeline.run.Reviews;
import org.ridgeline.reports.table.ShortestDecimal;

/** Makes of a fit what a model file holds. */
public final class ReviewModel {

    /** The mapping of labels; see {@link org.ridgeline.data.dataset.LabelMapping#parse}. */
    public static final String MAPPING = PlanProperties.LABELS;

    /** The files that were read, each with its SHA-256. */
    static final String FILES = "data.files";

    private ReviewModel() {}

    /** Says whether a model was trained on a user's own files. */
    public static boolean is(StoredModel model) {
        return model.properties().containsKey(FILES);
    }

    /** Returns the model; no times and no places of this machine are in it. */
    public static StoredModel of(ReviewPlan plan, ReviewTraining data, ReviewFit fit) {
        Reviews reviews = data.reviews();
        SortedMap<String, String> properties = PlanProperties.write(plan);
        reviews.filesRead().ifPresent(stage -> fingerprint(properties, stage));
        fingerprint(properties, reviews.documents());
        StringJoiner files = new StringJoiner(", ");
        reviews.files().forEach((name, hash) -> files.add(name + " sha256:" + hash));
        properties.put(FILES, files.toString());
        properties.put(ModelProperties.SOLVER, fit.certificate().method());
        properties.put(
                ModelProperties.SOLVER_RESIDUAL,
                ShortestDecimal.of(fit.certificate().relativeResidual()));
        properties.put(
                ModelProperties.TRAIN_DOCUMENTS,
                Integer.toString(reviews.parts().train().length));
        MeasureProperties.write(properties, Split.TRAIN, fit.train());
        fit.test().ifPresent(test -> MeasureProperties.write(properties, Split.TEST, test));
        properties.put(ModelProperties.RIDGELINE, Environment.ridgelineVersion());
        properties.put(ModelProperties.COMMIT, Environment.commit());
        Optional<ColumnFactors> factors = plan.settings().features().weighting() == Weighting.TFIDF
                ? Optional.of(new ColumnFactors(data.bag().idf()))
                : Optional.empty();
        return new StoredModel(fit.model(), data.bag().vocabulary().words(), properties, factors);
    }

    private static void fingerprint(SortedMap<String, String> properties, StageFingerprint stage) {
        properties.put(
                ModelProperties.STAGE + stage.stage(), stage.fingerprint().text());
    }
}
