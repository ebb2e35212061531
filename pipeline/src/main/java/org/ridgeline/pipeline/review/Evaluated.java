package org.ridgeline.pipeline.review;

import java.util.Map;
import org.ridgeline.data.review.LabelMapping;
import org.ridgeline.eval.metric.BinaryEvaluation;

/**
 * What a model is worth on labelled texts.
 *
 * @param measured its measures
 * @param mapping what labels mean
 * @param labels how often each occurs
 * @param out how many texts are left out by their label
 */
public record Evaluated(BinaryEvaluation measured, LabelMapping mapping, Map<String, Long> labels, int out) {}
