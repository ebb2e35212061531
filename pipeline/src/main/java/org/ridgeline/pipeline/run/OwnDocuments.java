package org.ridgeline.pipeline.run;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.features.Collected;
import org.ridgeline.eval.reproduction.StageFingerprint;

/**
 * The user's own documents, read and counted; no text is kept.
 *
 * @param collected the terms of every row
 * @param mapping what labels mean
 * @param inferred whether the files' own labels told that
 * @param labels how often each label occurs
 * @param parts which rows are trained on and which tested on
 * @param files the SHA-256 of each file, by name
 * @param filesRead what identifies the files in reading order, whatever their names; empty where the standard input is among them
 * @param content what identifies the rows: texts, classes, and which are trained on and tested on
 * @param duplicates a warning of texts that repeat, if any do
 * @param bad the rows that could not be used
 * @param again reads the documents of some rows again, ascending, as no text is kept
 */
public record OwnDocuments(
        Collected collected,
        LabelMapping mapping,
        boolean inferred,
        Map<String, Long> labels,
        Parts parts,
        SortedMap<String, String> files,
        Optional<StageFingerprint> filesRead,
        StageFingerprint content,
        Optional<String> duplicates,
        BadRows bad,
        Function<int[], List<Document>> again) {

    /**
     * What becomes of each row.
     *
     * @param train rows to train on, ascending
     * @param test rows held back, ascending; none where nothing is
     * @param positive the class of each row
     * @param out how many rows take no part
     */
    public record Parts(int[] train, int[] test, BitSet positive, int out) {

        /** Returns +1 or -1 of each of the rows. */
        public double[] targets(int[] rows) {
            double[] targets = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                targets[i] = positive.get(rows[i]) ? 1 : -1;
            }
            return targets;
        }
    }

    /** Returns how many rows of the files became what: each is trained on, tested on, left out, or bad. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("documents.train", (long) parts.train().length);
        counts.put("documents.test", (long) parts.test().length);
        counts.put("documents.out", (long) parts.out());
        labels.forEach((label, count) -> counts.put("labels." + label, count));
        bad.counts().forEach((reason, count) -> counts.put("bad." + reason, count));
        return counts;
    }
}
