package org.ridgeline.eval.reproduction;

import java.util.Optional;

/**
 * One stage's pinned and actual fingerprint.
 *
 * @param stage name
 * @param pinned what it should be; empty where nobody pinned it
 * @param actual what it was; empty where the run has no such stage
 */
public record StageComparison(String stage, Optional<Fingerprint> pinned, Optional<Fingerprint> actual) {

    /**
     * Checks that there is something to compare.
     *
     * @throws IllegalArgumentException where both fingerprints are missing
     */
    public StageComparison {
        if (pinned.isEmpty() && actual.isEmpty()) {
            throw new IllegalArgumentException("stage " + stage + ": expected a fingerprint, got neither side");
        }
    }

    /** Returns whether both are there and agree. */
    public boolean same() {
        return pinned.isPresent() && actual.isPresent() && pinned.get().agreesWith(actual.get());
    }

    /** Returns whether both are there and have the same bits; false, too, where the bits are not pinned. */
    public boolean sameBits() {
        return pinned.isPresent() && actual.isPresent() && pinned.get().sameBits(actual.get());
    }

    /**
     * Returns the finding in words: {@code bit for bit}; {@code within tolerance, not bit for bit}, or {@code within tolerance} where
     * the bits are not pinned; {@code differs}, {@code missing} or {@code not pinned}.
     */
    public String text() {
        if (pinned.isEmpty()) {
            return "not pinned";
        }
        if (actual.isEmpty()) {
            return "missing";
        }
        if (!same()) {
            return "differs";
        }
        boolean bitsPinned = pinned.get().bits().isPresent();
        return sameBits() ? "bit for bit" : bitsPinned ? "within tolerance, not bit for bit" : "within tolerance";
    }
}
