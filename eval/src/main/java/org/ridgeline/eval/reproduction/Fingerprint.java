package org.ridgeline.eval.reproduction;

/**
 * What identifies a stage's output: an exact hash where bytes are reproducible, a sketch where floating-point numbers
 * are only reproducible up to rounding.
 */
public sealed interface Fingerprint permits HashFingerprint, VectorSketch {

    /** Returns whether {@code actual} names the same output; this one is the pin, whose scale sets any tolerance. */
    boolean agreesWith(Fingerprint actual);

    /** Returns one line from which {@link #parse} gives an equal fingerprint. */
    String text();

    /**
     * Returns the fingerprint written as {@code text}.
     *
     * @param text {@code sha256:} and 64 hexadecimal digits, or {@code sketch:} and numbers, as {@link #text} writes
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
