package org.ridgeline.pipeline.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.source.DataException;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.MeanSquaredError;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.selection.CrossValidation;
import org.ridgeline.model.selection.Folds;
import org.ridgeline.model.selection.Lambdas;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;

/** Finds the lambdas that an experiment leaves to cross-validation. */
final class LambdaChoice {

    /** Tried by cross-validation; all on the sum of squares. */
    private static final Lambdas GRID = Lambdas.parse("0.1,0.2,0.5,1,2,5,10,20,50,100,200,500,1000");

    private LambdaChoice() {}

    /**
     * Returns the fits with a number for each lambda.
     *
     * @throws DataException if there are fewer documents than folds, or the matrix is in a file
     */
    static List<FitSpec> chosen(
            Experiment experiment, Vectors vectors, Workers workers, StageCache cache, StageObserver observer) {
        requireMemory(experiment, vectors);
        return experiment.fits().stream()
                .map(fit -> fit.lambda().value().isPresent()
                        ? fit
                        : chosen(fit, validated(experiment, vectors, workers, cache, observer)))
                .toList();
    }

    private static FitSpec chosen(FitSpec fit, double lambda) {
        return new FitSpec(
                fit.name(), String.format(Locale.ROOT, "%s (%s)", fit.title(), Wording.number(lambda)), lambda);
    }

    /** Found out before the first fit. */
    private static void requireMemory(Experiment experiment, Vectors vectors) {
        for (FitSpec fit : experiment.fits()) {
            boolean validated = fit.lambda().value().isEmpty();
            int documents = vectors.train().rows().rows();
            if (validated && documents < CrossValidation.FOLDS) {
                throw new DataException(
                        "`l2` cv: expected at least " + CrossValidation.FOLDS
                                + " documents to train on, one for each fold, got " + documents,
                        "give more data, or a lambda, such as `l2` 1");
            }
            if ((validated || fit.given() == 0) && !vectors.examples().containsKey(Split.TRAIN)) {
                throw new DataException(
                        String.format(
                                Locale.ROOT,
                                "`l2` %s needs the matrix in memory%n  got:      %,d nonzeros, in a file",
                                validated ? "cv" : "none",
                                vectors.train().nonzeros()),
                        "give more with `memory` and RIDGELINE_JAVA_OPTS=-Xmx..., or a lambda, such as `l2` 1");
            }
        }
    }

    private static double validated(
            Experiment experiment, Vectors vectors, Workers workers, StageCache cache, StageObserver observer) {
        LabeledMatrix examples = vectors.examples().get(Split.TRAIN);
        long seed = experiment.solver().seed() == null ? 1 : experiment.solver().seed();
        Fingerprinting rows = new Fingerprinting().numbers(examples.labels());
        examples.matrix().updateDigest(rows.digest());
        return cache.get(
                        "cross-validation",
                        () -> Map.of("examples", rows.hex(), "grid", GRID.values(), "seed", seed),
                        Double.class,
                        () -> CrossValidation.run(
                                        examples,
                                        GRID,
                                        Folds.stratified(examples.labels(), CrossValidation.FOLDS, seed),
                                        MeanSquaredError::of,
                                        (scores, labels) -> BinaryEvaluation.of(scores, labels)
                                                .accuracy(),
                                        workers,
                                        new CpuDevice(workers),
                                        share -> observer.descended("cross-validation", share, ""))
                                .best()
                                .lambda())
                .value();
    }
}
