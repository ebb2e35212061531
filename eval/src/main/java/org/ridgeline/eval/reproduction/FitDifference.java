package org.ridgeline.eval.reproduction;

import java.util.Optional;

/**
 * A fit that both runs have.
 *
 * @param fit its name
 * @param weights how far the models are apart
 * @param predictions what became of the test documents; empty where {@code uncompared} says why
 * @param uncompared why predictions are not compared; empty where they are
 */
public record FitDifference(
        String fit, WeightDifference weights, Optional<PredictionDifference> predictions, Optional<String> uncompared) {

    /** Compares; {@code sameDocuments} says whether both runs read the same documents. */
    static FitDifference of(String fit, Result.Fitted before, Result.Fitted after, boolean sameDocuments, int top) {
        WeightDifference weights = WeightDifference.of(before.weights(), after.weights(), top);
        if (before.predictions().isEmpty() || after.predictions().isEmpty()) {
            return without(fit, weights, "a run of an older version wrote none");
        }
        Optional<PredictionDifference> predictions = sameDocuments
                ? PredictionDifference.of(
                        before.predictions().get(), after.predictions().get(), top)
                : Optional.empty();
        return predictions.isPresent()
                ? new FitDifference(fit, weights, predictions, Optional.empty())
                : without(fit, weights, "the documents are not the same");
    }

    private static FitDifference without(String fit, WeightDifference weights, String why) {
        return new FitDifference(fit, weights, Optional.empty(), Optional.of(why));
    }

    /** Returns whether weights and scores are the same to the last bit, as far as they are compared. */
    public boolean identical() {
        return weights.identical()
                && predictions.map(found -> found.changed() == 0).orElse(true);
    }
}
