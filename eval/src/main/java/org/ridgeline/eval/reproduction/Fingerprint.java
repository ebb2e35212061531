package org.ridgeline.eval.reproduction;

import java.util.Optional;

/**
 * What identifies a stage's output: an exact hash of words and counts, a sketch of floating-point numbers, which another
 * processor or solver may give in other last bits, and beside it the hash of those bits.
 */
public sealed interface Fingerprint permits HashFingerprint, VectorSketch {

    /** Returns whether {@code actual} names the same output; this one is the pin, whose scale sets any tolerance. */
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
     * Returns the fingerprint written as {@code text}.
     *
     * @param text {@code sha256:} and 64 hexadecimal digits, or {@code sketch:} and numbers, with or without such a hash
     *     behind them, as {@link #text} writes
     * @return the fingerprint
     * @throws IllegalArgumentException where the text is neither
     */
    static Fingerprint parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith(HashFingerprint.PREFIX)) {
            return new HashFingerprint(trimmed.substring(HashFingerprint.PREFIX.length()));
        }
        if (trimmed.startsWith(VectorSketch.PREFIX)) {
            return VectorSketch.parse(trimmed);
        }
        throw new IllegalArgumentException("fingerprint: expected sha256:... or sketch:..., got " + text);
    }
}
