package org.ridgeline.pipeline.review;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.classifier.ModelProperties;
import org.ridgeline.pipeline.stage.Environment;

/** Makes of a fit what a model file holds. */
public final class ReviewModel {

    /** The mapping of labels; see {@link org.ridgeline.data.review.LabelMapping#parse}. */
    public static final String MAPPING = PlanProperties.LABELS;

    /** The files that were read, each with its SHA-256. */
    static final String FILES = "data.files";

    private static final String MSE = ".mse";
    private static final String CORRECT = ".correct";
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,10}) of ([1-9][0-9]{0,9})");

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
                Double.toString(fit.certificate().relativeResidual()));
        properties.put(
                ModelProperties.TRAIN_DOCUMENTS,
                Integer.toString(reviews.parts().train().length));
        measures(properties, "train", fit.train());
        fit.test().ifPresent(test -> measures(properties, "test", test));
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

    /**
     * Returns mean squared error and accuracy on the rows trained on and, where there are any, on those held back, as a model records them.
     *
     * @throws IllegalArgumentException naming a key that is missing or holds something else
     */
    public static double[] measures(Map<String, String> properties) {
        return Stream.of("train", "test")
                .filter(split -> split.equals("train") || properties.containsKey(ModelProperties.METRICS + split + MSE))
                .flatMapToDouble(split -> DoubleStream.of(
                        number(properties, ModelProperties.METRICS + split + MSE),
                        share(properties, ModelProperties.METRICS + split + CORRECT)))
                .toArray();
    }

    private static double number(Map<String, String> properties, String key) {
        try {
            return Double.parseDouble(properties.getOrDefault(key, ""));
        } catch (NumberFormatException e) {
            throw unexpected(properties, key, "a number");
        }
    }

    private static double share(Map<String, String> properties, String key) {
        Matcher counts = SHARE.matcher(properties.getOrDefault(key, ""));
        if (!counts.matches()) {
            throw unexpected(properties, key, "a share such as 7 of 9");
        }
        return Double.parseDouble(counts.group(1)) / Double.parseDouble(counts.group(2));
    }

    private static IllegalArgumentException unexpected(Map<String, String> properties, String key, String expected) {
        String got = properties.get(key);
        return new IllegalArgumentException("property " + key + ": expected " + expected + ", got "
                + (got == null ? "nothing" : "\"" + got + "\""));
    }

    private static void measures(SortedMap<String, String> properties, String split, BinaryEvaluation measured) {
        properties.put(ModelProperties.METRICS + split + MSE, Double.toString(measured.mse()));
        properties.put(ModelProperties.METRICS + split + CORRECT, measured.correct() + " of " + measured.n());
    }
}
