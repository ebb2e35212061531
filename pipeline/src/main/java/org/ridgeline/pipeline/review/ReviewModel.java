package org.ridgeline.pipeline.review;

import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.classifier.Labels;
import org.ridgeline.pipeline.classifier.ModelProperties;
import org.ridgeline.pipeline.stage.Environment;

/** Makes of a fit what a model file holds. */
public final class ReviewModel {

    /** The mapping of labels; see {@link org.ridgeline.data.review.LabelMapping#parse}. */
    public static final String MAPPING = "data.labels";

    /** The files that were read, each with its SHA-256. */
    static final String FILES = "data.files";

    private ReviewModel() {}

    /** Returns the model; no times and no places of this machine are in it. */
    public static StoredModel of(ReviewSettings settings, ReviewTraining data, ReviewFit fit) {
        Reviews reviews = data.reviews();
        ModelProperties needed = new ModelProperties(
                settings.tokens(),
                settings.features(),
                new Labels(reviews.mapping().positiveName(), reviews.mapping().negativeName()));
        SortedMap<String, String> properties = needed.write();
        properties.put(MAPPING, reviews.mapping().toString());
        StringJoiner files = new StringJoiner(", ");
        reviews.files().forEach((name, hash) -> files.add(name + " sha256:" + hash));
        properties.put(FILES, files.toString());
        properties.put(ModelProperties.FIT, "l2 " + fit.penalty().key());
        properties.put(ModelProperties.SOLVER, fit.certificate().method());
        properties.put(
                ModelProperties.SOLVER_RESIDUAL,
                Double.toString(fit.certificate().relativeResidual()));
        properties.put(
                ModelProperties.TRAIN_DOCUMENTS,
                Integer.toString(reviews.parts().train().length));
        measures(properties, "train", fit.train());
        fit.test().ifPresent(test -> measures(properties, "test", test));
        properties.put(ModelProperties.RIDGELINE, Environment.ridgelineVersion());
        properties.put(ModelProperties.COMMIT, Environment.commit());
        Optional<ColumnFactors> factors = settings.features().weighting() == Weighting.TFIDF
                ? Optional.of(new ColumnFactors(data.bag().idf()))
                : Optional.empty();
        return new StoredModel(fit.model(), data.bag().vocabulary().words(), properties, factors);
    }

    private static void measures(SortedMap<String, String> properties, String split, BinaryEvaluation measured) {
        properties.put(ModelProperties.METRICS + split + ".mse", Double.toString(measured.mse()));
        properties.put(ModelProperties.METRICS + split + ".correct", measured.correct() + " of " + measured.n());
    }
}
