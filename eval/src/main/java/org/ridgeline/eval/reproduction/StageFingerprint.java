package org.ridgeline.eval.reproduction;

/**
 * A stage of the pipeline and what identifies its output.
 *
 * @param stage name, such as {@code archive}, {@code documents}, {@code tokens}, {@code vocabulary}, {@code matrix},
 *     {@code weights none}, {@code metrics}
 * @param fingerprint of its output
 */
public record StageFingerprint(String stage, Fingerprint fingerprint) {}
