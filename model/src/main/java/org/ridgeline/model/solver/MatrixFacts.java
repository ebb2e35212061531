package org.ridgeline.model.solver;

import java.util.OptionalInt;

/**
 * What is known of a matrix X beside its fits.
 *
 * @param duplicateRows rows that repeat an earlier one
 * @param conflictingRows distinct rows that occur with more than one label
 * @param rank empty where it was too costly to determine
 * @param largestSingularValue to about six digits
 */
public record MatrixFacts(int duplicateRows, int conflictingRows, OptionalInt rank, double largestSingularValue) {}
