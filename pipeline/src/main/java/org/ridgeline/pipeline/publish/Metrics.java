package org.ridgeline.pipeline.publish;

import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.pipeline.run.EvaluateStage.Evaluated;
import org.ridgeline.pipeline.run.MeasuresJson;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;

/** What {@code metrics.json} holds: everything measured that is the same for every run of an experiment; no times. */
final class Metrics {

    private Metrics() {}

    static Map<String, Object> of(RunResult result) {
        Evaluated evaluated = result.evaluated();
        Map<String, Object> fits = new TreeMap<>();
        result.trained().fits().forEach(fit -> fits.put(fit.spec().name(), fit(result, fit)));
        Map<String, Object> metrics = new TreeMap<>(Map.of(
                "experiment", result.experiment().name(),
                "synthetic", result.synthetic(),
                "corpus",
                        Map.of(
                                "name", result.fetched().corpus().name(),
                                "counts", result.fetched().profile().counts()),
                "features", features(result),
                "scoreOfZero", "counts as negative",
                "bootstrap",
                        Map.of(
                                "resamples", evaluated.bootstrap().resamples(),
                                "seed", evaluated.bootstrap().seed(),
                                "level", 0.95),
                "intervals", evaluated.intervals(),
                "fits", fits,
                "cells", evaluated.cells()));
        if (!result.notice().isEmpty()) {
            metrics.put("notice", result.notice());
        }
        return metrics;
    }

    private static Map<String, Object> features(RunResult result) {
        Map<String, Object> splits = new TreeMap<>();
        result.vectors()
                .examples()
                .forEach((split, examples) -> splits.put(
                        split.key(),
                        Map.of(
                                "documents", examples.rows(),
                                "nonzeros", examples.matrix().nonzeros(),
                                "tokens", result.vectors().counts().get(split).tokens(),
                                "unknownTokens",
                                        result.vectors().counts().get(split).unknownTokens())));
        Map<String, Object> features = new TreeMap<>(Map.of(
                "vocabulary", result.vectors().bag().vocabulary().size(),
                "columns", result.vectors().bag().columns(),
                "duplicateTrainRows", result.trained().duplicateRows(),
                "conflictingTrainRows", result.trained().conflictingRows(),
                "largestSingularValue", result.trained().largestSingularValue(),
                "splits", splits));
        result.trained().rank().ifPresent(rank -> features.put("rank", rank));
        return features;
    }

    private static Map<String, Object> fit(RunResult result, TrainedFit fit) {
        double lambda = fit.spec().lambda();
        int n = result.vectors().examples().get(Split.TRAIN).rows();
        Map<String, Object> splits = new TreeMap<>();
        result.evaluated()
                .byFit()
                .get(fit.spec().name())
                .forEach((split, measured) -> splits.put(split.key(), MeasuresJson.of(measured)));
        return Map.of(
                "lambda", Map.of("onSum", lambda, "onMean", lambda / n, "onHalfSum", lambda / 2),
                "weightNorm", fit.model().norm(),
                "bias", fit.model().bias(),
                "certificate", certificate(fit.certificate()),
                "splits", splits);
    }

    private static Map<String, Object> certificate(Certificate certificate) {
        Map<String, Object> entries = new TreeMap<>(Map.of(
                "method", certificate.method(),
                "iterations", certificate.iterations(),
                "normalResidual", certificate.normalResidual(),
                "fitResidual", certificate.fitResidual(),
                "interpolates", certificate.interpolates(),
                "tolerance", certificate.tolerance()));
        certificate.rank().ifPresent(rank -> entries.put("rank", rank));
        certificate.condition().ifPresent(condition -> entries.put("condition", condition));
        certificate.dense().ifPresent(dense -> entries.put("dense", dense));
        return entries;
    }
}
