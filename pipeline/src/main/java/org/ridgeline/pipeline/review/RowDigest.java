package org.ridgeline.pipeline.review;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.ridgeline.eval.reproduction.HashFingerprint;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.stage.Fingerprinting;

/** Tells two readings of rows apart, whatever files they stood in; no text is kept. */
final class RowDigest {

    private final Fingerprinting all = new Fingerprinting();

    /** Takes the text of the next row. Its length stands before it, as a text may hold line feeds. */
    void add(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns what identifies the rows with the class and the part of each. */
    StageFingerprint of(int rows, BitSet positive, BitSet test, BitSet out) {
        all.line(Integer.toString(rows));
        bytes(positive.toByteArray());
        bytes(test.toByteArray());
        bytes(out.toByteArray());
        return new StageFingerprint("documents", new HashFingerprint(all.hex()));
    }

    private void bytes(byte[] bytes) {
        all.line(Integer.toString(bytes.length));
        all.digest().update(bytes);
    }
}
