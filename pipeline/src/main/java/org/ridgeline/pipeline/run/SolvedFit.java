package org.ridgeline.pipeline.run;

import java.util.OptionalInt;
import org.ridgeline.model.linear.Certificate;

/**
 * The weights of one lambda and what was found out about the training matrix on the way.
 *
 * @param weights in the order of the matrix's columns
 * @param certificate how exact they are
 * @param duplicateRows training rows that repeat an earlier one
 * @param conflictingRows distinct training rows that occur with both labels
 * @param rank of the training matrix, empty where it was too costly to determine
 * @param largestSingularValue of the training matrix
 */
record SolvedFit(
        double[] weights,
        Certificate certificate,
        int duplicateRows,
        int conflictingRows,
        OptionalInt rank,
        double largestSingularValue) {}
