package org.ridgeline.pipeline.review;

import java.util.Optional;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.model.linear.LinearModel;

/**
 * A fitted model of reviews and what it is worth.
 *
 * @param penalty what was asked for
 * @param model the weights
 * @param certificate how exact they are
 * @param train its measures on the rows it was trained on
 * @param test those on the rows held back, if there are any
 */
public record ReviewFit(
        Penalty penalty,
        LinearModel model,
        Certificate certificate,
        BinaryEvaluation train,
        Optional<BinaryEvaluation> test) {}
