package org.ridgeline.pipeline.run;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.features.Collected;
import org.ridgeline.eval.reproduction.StageFingerprint;

/**
 * A user's reviews, read and counted.
 *
 * @param collected the terms of every row
 * @param mapping what labels mean
 * @param inferred whether the files' own labels told that
 * @param labels how often each label occurs
 * @param parts which rows are trained on and which tested on
 * @param files the SHA-256 of each file, by name
 * @param filesRead what identifies the files in reading order, whatever their names; empty where the standard input is among them
 * @param documents what identifies the rows: texts, classes, and which are trained on and tested on
 * @param duplicates a warning of texts that repeat, if any do
 */
public record Reviews(
        Collected collected,
        LabelMapping mapping,
        boolean inferred,
        Map<String, Long> labels,
        Parts parts,
        SortedMap<String, String> files,
        Optional<StageFingerprint> filesRead,
        StageFingerprint documents,
        Optional<String> duplicates) {

    /**
     * What becomes of each row.
     *
     * @param train rows to train on, ascending
     * @param test rows held back, ascending
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
}
