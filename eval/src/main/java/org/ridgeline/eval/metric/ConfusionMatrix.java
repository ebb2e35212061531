package org.ridgeline.eval.metric;

/**
 * Counts of right and wrong signs, one for each pair of true and predicted label.
 *
 * <p>A score above 0 predicts the positive label. <strong>A score of exactly 0 counts as negative</strong> (so does
 * -0.0): a document of unknown words under a model without bias is called negative, never "half right".
 *
 * @param truePositives positive documents called positive
 * @param falsePositives negative documents called positive
 * @param trueNegatives negative documents called negative
 * @param falseNegatives positive documents called negative
 */
public record ConfusionMatrix(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {

    /**
     * Counts.
     *
     * @param scores n finite scores, n at least 1
     * @param labels n labels, each +1 or -1
     * @throws IllegalArgumentException on empty input, unequal lengths, a score that is not finite or a label that is
     *     neither +1 nor -1
     */
    public static ConfusionMatrix of(double[] scores, double[] labels) {
        PerDocument.check(scores, labels);
        int[] positives = new int[2];
        int[] negatives = new int[2];
        for (int i = 0; i < scores.length; i++) {
            int[] predicted = scores[i] > 0 ? positives : negatives;
            if (labels[i] == 1) {
                predicted[1]++;
            } else if (labels[i] == -1) {
                predicted[0]++;
            } else {
                throw new IllegalArgumentException("label at index " + i + ": expected +1 or -1, got " + labels[i]);
            }
        }
        return new ConfusionMatrix(positives[1], positives[0], negatives[0], negatives[1]);
    }

    /** Returns the number of documents. */
    public int n() {
        return correct() + falsePositives + falseNegatives;
    }

    /** Returns the number of documents whose sign is right. */
    public int correct() {
        return truePositives + trueNegatives;
    }
}
