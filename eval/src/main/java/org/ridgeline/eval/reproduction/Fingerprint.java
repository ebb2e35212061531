package org.ridgeline.eval.reproduction;

import java.util.Optional;

/**
 * What identifies a stage's output: the hash of its exact bytes and, of floating-point numbers, a sketch that forgives rounding.
 *
 * @param sketch of numbers; empty for words and counts, which must be exact
 * @param sha256 64 lower-case hexadecimal digits; empty for a sketch alone
 */
public record Fingerprint(Optional<VectorSketch> sketch, Optional<String> sha256) {

    private static final String HASH = "sha256:";
    private static final String SKETCH = "sketch:";

    /** Checks the hash. */
    public Fingerprint {
        sha256.filter(hash -> !hash.matches("[0-9a-f]{64}")).ifPresent(hash -> {
            throw new IllegalArgumentException("SHA-256: expected 64 lower-case hexadecimal digits, got " + hash);
        });
    }

    /** Returns the fingerprint of bytes by their SHA-256. */
    public static Fingerprint ofBytes(String sha256) {
        return new Fingerprint(Optional.empty(), Optional.of(sha256));
    }

    /** Returns the fingerprint of finite numbers, without a hash of their bits. */
    public static Fingerprint ofNumbers(double[] numbers) {
        return new Fingerprint(Optional.of(VectorSketch.of(numbers)), Optional.empty());
    }

    /** Returns this fingerprint with the hash of the exact bytes of what the stage put out: of the numbers, or of more. */
    public Fingerprint withBits(String hash) {
        return new Fingerprint(sketch, Optional.of(hash));
    }

    /** Returns whether {@code actual} names the same output; a sketch's tolerance is relative to this one, the pinned one. */
    public boolean agreesWith(Fingerprint actual) {
        if (sketch.isEmpty() || actual.sketch.isEmpty()) {
            return sketch.equals(actual.sketch) && sha256.equals(actual.sha256);
        }
        return sketch.get().agreesWith(actual.sketch.get());
    }

    /** Returns whether {@code actual} names the same output to the last bit; false where either is a sketch alone. */
    public boolean sameBits(Fingerprint actual) {
        return agreesWith(actual) && sha256.isPresent() && sha256.equals(actual.sha256);
    }

    /** Returns one line from which {@link #parse} gives an equal fingerprint. */
    public String text() {
        String hash = sha256.map(digits -> HASH + digits).orElse("");
        return sketch.map(numbers -> (SKETCH + numbers.text() + " " + hash).strip())
                .orElse(hash);
    }

    /**
     * Returns the fingerprint written as {@code text}: {@code sha256:} and 64 hexadecimal digits, or {@code sketch:} and numbers, with or
     * without such a hash behind them.
     *
     * @throws IllegalArgumentException where the text is neither
     */
    public static Fingerprint parse(String text) {
        String trimmed = text.strip();
        int hash = trimmed.lastIndexOf(HASH);
        Optional<String> sha256 = hash < 0 ? Optional.empty() : Optional.of(trimmed.substring(hash + HASH.length()));
        if (hash == 0) {
            return new Fingerprint(Optional.empty(), sha256);
        }
        if (!trimmed.startsWith(SKETCH)) {
            throw new IllegalArgumentException("fingerprint: expected sha256:... or sketch:..., got " + text);
        }
        String numbers = trimmed.substring(SKETCH.length(), hash < 0 ? trimmed.length() : hash);
        return new Fingerprint(Optional.of(VectorSketch.parse(numbers.strip())), sha256);
    }
}
