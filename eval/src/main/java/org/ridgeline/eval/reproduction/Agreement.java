package org.ridgeline.eval.reproduction;

/**
 * How far two computations of one fit agree, such as a GPU's with the CPU's.
 *
 * @param weights the largest difference of two weights, relative to the largest weight of the reference; 0 where all are equal
 * @param scores the largest difference of two scores, relative to the largest score of the reference; 0 where all are equal
 * @param documents how many were scored
 * @param signs how many of them have a score of another sign; a score of 0 counts as negative
 */
public record Agreement(double weights, double scores, int documents, int signs) {

    /**
     * Returns how far {@code weights} and {@code scores} agree with the reference's.
     *
     * @param reference weights (d)
     * @param weights weights (d)
     * @param referenceScores of n documents by the reference
     * @param scores of the same documents
     * @throws IllegalArgumentException where lengths differ or a number is not finite
     */
    public static Agreement of(double[] reference, double[] weights, double[] referenceScores, double[] scores) {
        double weightDifference = largestDifference("weight", reference, weights);
        double scoreDifference = largestDifference("score", referenceScores, scores);
        int signs = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0 != referenceScores[i] > 0) {
                signs++;
            }
        }
        return new Agreement(weightDifference, scoreDifference, scores.length, signs);
    }

    private static double largestDifference(String subject, double[] reference, double[] values) {
        if (reference.length != values.length) {
            throw new IllegalArgumentException(
                    subject + "s: expected " + reference.length + " as in the reference, got " + values.length);
        }
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(reference[i]) || !Double.isFinite(values[i])) {
                throw new IllegalArgumentException(subject + " at index " + i + ": expected finite numbers, got "
                        + reference[i] + " and " + values[i]);
            }
            largest = Math.max(largest, Math.abs(reference[i]));
            difference = Math.max(difference, Math.abs(values[i] - reference[i]));
        }
        return difference == 0 ? 0 : difference / largest;
    }
}
