package org.ridgeline.pipeline.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.BitSet;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageFingerprint;

/** Tells two readings of rows apart, whatever files they stood in; no text is kept. */
final class RowDigest {

    private final MessageDigest all = Sha256.digest();

    /** Takes the text of the next row. Its length stands before it, as a text may hold line feeds. */
    void add(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what identifies the rows with the class and the part of each. */
    StageFingerprint of(int rows, BitSet positive, BitSet test, BitSet out) {
        line(rows);
        bytes(positive.toByteArray());
        bytes(test.toByteArray());
        bytes(out.toByteArray());
        return new StageFingerprint("documents", Fingerprint.ofBytes(Sha256.hex(all.digest())));
    }

    private void bytes(byte[] bytes) {
        line(bytes.length);
        all.update(bytes);
    }

    private void line(int number) {
        all.update((number + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
