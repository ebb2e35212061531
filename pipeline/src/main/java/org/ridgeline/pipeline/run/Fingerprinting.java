package org.ridgeline.pipeline.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageFingerprint;

/** SHA-256 over what a stage puts out, and what a fingerprint of it is made of. */
public final class Fingerprinting {

    private final MessageDigest digest = Sha256.digest();

    /** Adds the text and a line feed, which no hash, word or number holds, so that no two lists of texts look alike. */
    public Fingerprinting line(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return this;
    }

    /** Adds numbers to their last bits: eight bytes each, as IEEE 754 has them, the highest first; -0.0 is another one than 0.0. */
    public Fingerprinting numbers(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Double.BYTES));
        bytes.asDoubleBuffer().put(numbers);
        digest.update(bytes);
        return this;
    }

    /** Returns the digest, to feed it bytes. */
    public MessageDigest digest() {
        return digest;
    }

    /** Returns the fingerprint of all that was added. */
    public StageFingerprint of(String stage) {
        return new StageFingerprint(stage, Fingerprint.ofBytes(hex()));
    }

    /** Returns a fingerprint that forgives rounding: the sketch of numbers, and beside it the hash of all that was added. */
    public StageFingerprint of(String stage, double[] sketched) {
        return new StageFingerprint(stage, Fingerprint.ofNumbers(sketched).withBits(hex()));
    }

    /** Returns the digest of all that was added, as 64 hexadecimal digits. */
    public String hex() {
        return Sha256.hex(digest.digest());
    }

    /** Returns the fingerprint of named hashes: the hash itself where there is one, else that of all, by name. */
    static StageFingerprint ofHashes(String stage, Map<String, String> hashes) {
        if (hashes.size() == 1) {
            return new StageFingerprint(
                    stage, Fingerprint.ofBytes(hashes.values().iterator().next()));
        }
        Fingerprinting all = new Fingerprinting();
        new TreeMap<>(hashes).forEach((name, hash) -> all.line(name).line(hash));
        return all.of(stage);
    }
}
