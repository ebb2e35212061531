package org.ridgeline.pipeline.publish;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.pipeline.run.MeasuresJson;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;

/** What {@code metrics.json} holds: everything measured that is the same for every run of an experiment; no times. */
final class Metrics {

    private Metrics() {}

    static SortedMap<String, Object> of(RunResult result) {
        SortedMap<String, Object> metrics = new TreeMap<>();
        metrics.put("experiment", result.experiment().name());
        metrics.put("synthetic", result.synthetic());
        if (!result.notice().isEmpty()) {
            metrics.put("notice", result.notice());
        }
        metrics.put(
                "corpus",
                Map.of(
                        "name", result.fetched().corpus().name(),
                        "counts", result.fetched().profile().counts()));
        metrics.put("features", features(result));
        metrics.put("scoreOfZero", "counts as negative");
        metrics.put(
                "bootstrap",
                Map.of(
                        "resamples", result.evaluated().bootstrap().resamples(),
                        "seed", result.evaluated().bootstrap().seed(),
                        "level", 0.95));
        metrics.put("intervals", result.evaluated().intervals());
        SortedMap<String, Object> fits = new TreeMap<>();
        for (TrainedFit fit : result.trained().fits()) {
            fits.put(fit.spec().name(), fit(result, fit));
        }
        metrics.put("fits", fits);
        metrics.put("cells", result.evaluated().cells());
        return metrics;
    }

    private static Map<String, Object> features(RunResult result) {
        SortedMap<String, Object> features = new TreeMap<>();
        features.put("vocabulary", result.vectors().bag().vocabulary().size());
        features.put("columns", result.vectors().bag().columns());
        result.trained().facts().ifPresent(facts -> {
            features.put("duplicateTrainRows", facts.duplicateRows());
            features.put("conflictingTrainRows", facts.conflictingRows());
            features.put("largestSingularValue", facts.largestSingularValue());
            facts.rank().ifPresent(rank -> features.put("rank", rank));
        });
        SortedMap<String, Object> splits = new TreeMap<>();
        result.vectors()
                .parts()
                .forEach((split, part) -> splits.put(
                        split.key(),
                        new TreeMap<>(Map.of(
                                "documents", part.targets().length,
                                "nonzeros", part.nonzeros(),
                                "tokens", part.tokens(),
                                "unknownTokens", part.unknownTokens()))));
        features.put("splits", splits);
        return features;
    }

    private static Map<String, Object> fit(RunResult result, TrainedFit fit) {
        SortedMap<String, Object> entry = new TreeMap<>();
        double lambda = fit.lambda();
        int n = result.vectors().train().targets().length;
        entry.put("lambda", Map.of("onSum", lambda, "onMean", lambda / n, "onHalfSum", lambda / 2));
        entry.put("weightNorm", fit.model().norm());
        entry.put("bias", fit.model().bias());
        entry.put("certificate", certificate(fit.certificate()));
        SortedMap<String, Object> splits = new TreeMap<>();
        result.evaluated()
                .byFit()
                .get(fit.spec().name())
                .forEach((split, measured) -> splits.put(split.key(), MeasuresJson.of(measured)));
        entry.put("splits", splits);
        return entry;
    }

    private static Map<String, Object> certificate(Certificate certificate) {
        SortedMap<String, Object> entry = new TreeMap<>(Map.of(
                "method", certificate.method(),
                "iterations", certificate.iterations(),
                "normalResidual", certificate.normalResidual(),
                "fitResidual", certificate.fitResidual(),
                "interpolates", certificate.interpolates(),
                "tolerance", certificate.tolerance()));
        certificate.rank().ifPresent(rank -> entry.put("rank", rank));
        certificate.condition().ifPresent(condition -> entry.put("condition", condition));
        certificate.dense().ifPresent(dense -> entry.put("dense", dense));
        return entry;
    }
}
