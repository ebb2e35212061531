package org.ridgeline.eval.reproduction;

import java.util.Objects;

/**
 * A stage of the pipeline and the fingerprint of what it produced.
 *
 * @param stage name, such as {@code archive}, {@code documents}, {@code tokens}, {@code vocabulary}, {@code matrix},
 *     {@code weights none}, {@code metrics}; not blank
 * @param fingerprint identifies the output
 */
public record StageFingerprint(String stage, Fingerprint fingerprint) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException where the name is blank
     */
    public StageFingerprint {
        Objects.requireNonNull(fingerprint, "fingerprint");
        if (stage.isBlank()) {
            throw new IllegalArgumentException("stage: expected a name, got a blank");
        }
    }
}
