package org.ridgeline.reports.page;

import java.util.List;
import java.util.Objects;

/**
 * One fit: how it was regularized, how far it can be trusted, what it scored.
 *
 * @param name such as {@code with L2}; the same as the table's column
 * @param lambda on the summed squared errors, finite, zero or more; 0 means the minimum-norm solution
 * @param trainDocuments n, the number of documents fitted, at least 1; it turns lambda into lambda/n on the mean
 * @param certificate method, iterations, residual, rank, seconds, as text in the order to be shown
 * @param splits in the order to be shown
 */
public record FitReport(
        String name, double lambda, int trainDocuments, List<Fact> certificate, List<SplitResult> splits) {

    /**
     * Copies the lists and checks the ranges.
     *
     * @throws IllegalArgumentException where lambda or n is out of range
     */
    public FitReport {
        Objects.requireNonNull(name, "name");
        certificate = List.copyOf(certificate);
        splits = List.copyOf(splits);
        if (!(lambda >= 0 && lambda <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("lambda: expected a finite number >= 0, got " + lambda);
        }
        if (trainDocuments < 1) {
            throw new IllegalArgumentException("train documents: expected at least 1, got " + trainDocuments);
        }
    }
}
