package org.ridgeline.eval.reproduction;

import java.util.Optional;

/**
 * An exact fingerprint: the SHA-256 of a stage's bytes.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record HashFingerprint(String sha256) implements Fingerprint {

    static final String PREFIX = "sha256:";

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException where they are not 64 lower-case hexadecimal digits
     */
    public HashFingerprint {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("SHA-256: expected 64 lower-case hexadecimal digits, got " + sha256);
        }
    }

    static HashFingerprint parse(String text) {
        return new HashFingerprint(text.substring(PREFIX.length()));
    }

    @Override
    public boolean agreesWith(Fingerprint actual) {
        return equals(actual);
    }

    @Override
    public Optional<HashFingerprint> bits() {
        return Optional.of(this);
    }

    @Override
    public String text() {
        return PREFIX + sha256;
    }
}
