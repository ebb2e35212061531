package org.ridgeline.pipeline.retrain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.review.ReviewFormat;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.reproduction.Agreement;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.HashFingerprint;
import org.ridgeline.eval.reproduction.StageDrift;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.eval.reproduction.VectorSketch;
import org.ridgeline.model.store.ColumnFactors;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.classifier.ModelProperties;
import org.ridgeline.pipeline.review.PlanProperties;
import org.ridgeline.pipeline.review.ReviewFit;
import org.ridgeline.pipeline.review.ReviewModel;
import org.ridgeline.pipeline.review.ReviewPlan;
import org.ridgeline.pipeline.review.ReviewTraining;
import org.ridgeline.pipeline.stage.Fingerprinting;

/** What a model of a user's own reviews says of its training, to be compared with one that follows it. */
public final class RecordedReviews {

    private static final String FILES = "files";
    private static final String DOCUMENTS = "documents";
    private static final String VOCABULARY = "vocabulary";

    private final StoredModel stored;
    private final ReviewPlan plan;
    private final Optional<Fingerprint> files;
    private final Fingerprint documents;
    private final Fingerprint metrics;

    private RecordedReviews(
            StoredModel stored,
            ReviewPlan plan,
            Optional<Fingerprint> files,
            Fingerprint documents,
            Fingerprint metrics) {
        this.stored = stored;
        this.plan = plan;
        this.files = files;
        this.documents = documents;
        this.metrics = metrics;
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
            String name,
            StoredModel stored,
            List<Path> data,
            Optional<List<Path>> test,
            Optional<ReviewFormat> format) {
        Map<String, String> properties = stored.properties();
        try {
            return new RecordedReviews(
                    stored,
                    PlanProperties.read(properties, data, test, format),
                    Optional.ofNullable(properties.get(ModelProperties.STAGE + FILES))
                            .map(Fingerprint::parse),
                    Fingerprint.parse(required(properties, ModelProperties.STAGE + DOCUMENTS)),
                    VectorSketch.of(ReviewModel.measures(properties)));
        } catch (IllegalArgumentException e) {
            throw new RetrainException(
                    name + ": it does not record all that its training needs: " + e.getMessage()
                            + "\n  to do:    train it again with ./ridgeline train --data, which records all",
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
        List<String> words = data.bag().vocabulary().words();
        Optional<ColumnFactors> factors = plan.settings().features().weighting() == Weighting.TFIDF
                ? Optional.of(new ColumnFactors(data.bag().idf()))
                : Optional.empty();
        boolean columnsSame = words.equals(stored.vocabulary()) && factors.equals(stored.factors());
        double[] before = stored.model().augmented();
        double[] after = fit.model().augmented();
        StageDrift stages = StageDrift.compare(
                chain(documents, stored.vocabulary(), stored.factors(), before, metrics),
                chain(data.reviews().documents().fingerprint(), words, factors, after, metrics(fit)));
        return new Retrained(
                FILES,
                files.flatMap(
                        recorded -> data.reviews().filesRead().map(read -> recorded.agreesWith(read.fingerprint()))),
                stages,
                columnsSame && Arrays.equals(before, after),
                words.equals(stored.vocabulary())
                        ? Optional.of(Agreement.of(before, after, scores(data, before), scores(data, after)))
                        : Optional.empty());
    }

    private static List<StageFingerprint> chain(
            Fingerprint documents,
            List<String> words,
            Optional<ColumnFactors> factors,
            double[] weights,
            Fingerprint metrics) {
        Fingerprinting columns = new Fingerprinting();
        words.forEach(columns::line);
        factors.ifPresent(each -> columns.numbers(each.toArray()));
        return List.of(
                new StageFingerprint(DOCUMENTS, documents),
                new StageFingerprint(VOCABULARY, new HashFingerprint(columns.hex())),
                new StageFingerprint("weights", VectorSketch.of(weights)),
                new StageFingerprint("metrics", metrics));
    }

    private double[] scores(ReviewTraining data, double[] weights) {
        return data.testScores(
                plan.settings().features().bias() ? weights : Arrays.copyOf(weights, weights.length - 1));
    }

    private static Fingerprint metrics(ReviewFit fit) {
        List<BinaryEvaluation> measured = new ArrayList<>(List.of(fit.train()));
        fit.test().ifPresent(measured::add);
        return VectorSketch.of(measured.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.mse(), each.accuracy()))
                .toArray());
    }
}
