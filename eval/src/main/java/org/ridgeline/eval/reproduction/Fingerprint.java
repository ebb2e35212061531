package org.ridgeline.eval.reproduction;

import java.util.Optional;

/**
 * What identifies a stage's output: an exact hash of words and counts, or a sketch of floating-point numbers that forgives rounding, with
 * the hash of their bits beside it.
 */
public sealed interface Fingerprint permits HashFingerprint, VectorSketch {

    /** Returns whether {@code actual} names the same output; any tolerance is relative to this one, the pinned one. */
    boolean agreesWith(Fingerprint actual);

    /** Returns the hash of the output's exact bytes; empty for a sketch alone. */
    Optional<HashFingerprint> bits();

    /** Returns whether {@code actual} names the same output to the last bit; false where either is a sketch alone. */
    default boolean sameBits(Fingerprint actual) {
        return agreesWith(actual) && bits().isPresent() && bits().equals(actual.bits());
    }

    /** Returns one line from which {@link #parse} gives an equal fingerprint. */
    String text();

    /**
     * Returns the fingerprint written as {@code text}: {@code sha256:} and 64 hexadecimal digits, or {@code sketch:} and numbers, with or
     * without such a hash behind them.
     *
     * @throws IllegalArgumentException where the text is neither
     */
    static Fingerprint parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith(HashFingerprint.PREFIX)) {
            return HashFingerprint.parse(trimmed);
        }
        if (trimmed.startsWith(VectorSketch.PREFIX)) {
            return VectorSketch.parse(trimmed);
        }
        throw new IllegalArgumentException("fingerprint: expected sha256:... or sketch:..., got " + text);
    }
}
