package org.ridgeline.eval.reproduction;

import java.util.Optional;

/**
 * How far apart two results of a fit are.
 *
 * @param fit its name
 * @param weights the difference of the models
 * @param predictions that of the test predictions; empty where {@code uncompared} says why
 * @param uncompared why predictions are not compared; empty where they are
 */
public record FitDifference(
        String fit, WeightDifference weights, Optional<PredictionDifference> predictions, Optional<String> uncompared) {

    /** Compares; {@code sameDocuments} says whether both read the same documents. */
    static FitDifference of(String fit, Result.Fitted before, Result.Fitted after, boolean sameDocuments, int top) {
        boolean kept = before.predictions().isPresent() && after.predictions().isPresent();
        String why = kept ? "the documents are not the same" : "a run of an older version wrote none";
        boolean compared = kept && sameDocuments;
        return new FitDifference(
                fit,
                WeightDifference.of(before.weights(), after.weights(), top),
                compared
                        ? Optional.of(PredictionDifference.of(
                                before.predictions().get(), after.predictions().get(), top))
                        : Optional.empty(),
                compared ? Optional.empty() : Optional.of(why));
    }

    /** Returns whether weights and scores are the same to the last bit, as far as they are compared. */
    public boolean identical() {
        return weights.identical()
                && predictions.map(found -> found.changed() == 0).orElse(true);
    }
}
