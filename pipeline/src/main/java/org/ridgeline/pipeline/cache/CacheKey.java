package org.ridgeline.pipeline.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a stage was given, as one hash.
 *
 * @param stage the stage's name, a folder of the cache: lower-case letters, digits and hyphens
 * @param hash 64 lower-case hexadecimal digits
 */
public record CacheKey(String stage, String hash) {

    /** Checks both: they name files. */
    public CacheKey {
        if (!stage.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("stage: expected a-z, 0-9 and single hyphens, got " + stage);
        }
        Hashes.require(hash);
    }

    /** Begins the key of a stage. */
    public static Builder of(String stage) {
        return new Builder(stage);
    }

    /** Gathers what a stage is given. */
    public static final class Builder {

        private final String stage;
        private final MessageDigest digest = Hashes.sha256();

        private Builder(String stage) {
            this.stage = stage;
            add("stage", stage);
        }

        /** Adds a named input or parameter; neither end of a name nor of a value can be mistaken. */
        public Builder add(String name, Object value) {
            for (String text : new String[] {name, value.toString()}) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return this;
        }

        /** Returns the key of all that was added; the builder is spent. */
        public CacheKey key() {
            return new CacheKey(stage, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
