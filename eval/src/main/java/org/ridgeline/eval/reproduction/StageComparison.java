package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stage's output in two results, by its fingerprints.
 *
 * @param stage its name
 * @param before the pinned fingerprint, or the first run's; empty where there is none
 * @param after the second one's; empty where it has no such stage
 * @param relation how they compare
 */
public record StageComparison(
        String stage, Optional<Fingerprint> before, Optional<Fingerprint> after, Relation relation) {

    /** What the documents came in; other files may hold the same documents. */
    private static final Set<String> SOURCES = Set.of("archive", "files");

    /** How two outputs of a stage compare. */
    public enum Relation {
        /** The same to the last bit. */
        SAME("same", "bit for bit"),
        /** The same but for rounding, or of unknown bits. */
        ROUNDING("same to rounding", "within tolerance"),
        /** Different. */
        DIFFERENT("differs", "differs"),
        /** The second result has no such stage. */
        ONLY_BEFORE("only in A", "missing"),
        /** The first result has no such stage. */
        ONLY_AFTER("only in B", "not pinned");

        private final String text;
        private final String verdict;

        Relation(String text, String verdict) {
            this.text = text;
            this.verdict = verdict;
        }

        /** Returns it in words, for two runs A and B. */
        public String text() {
            return text;
        }
    }

    private static Relation relation(Fingerprint before, Fingerprint after) {
        if (before == null || after == null) {
            return before == null ? Relation.ONLY_AFTER : Relation.ONLY_BEFORE;
        }
        if (!before.agreesWith(after)) {
            return Relation.DIFFERENT;
        }
        return before.sameBits(after) ? Relation.SAME : Relation.ROUNDING;
    }

    /**
     * Returns the stages of either chain, in the order of the second; a stage that it lacks stands behind the one that precedes it in the
     * first.
     */
    public static List<StageComparison> chain(List<StageFingerprint> before, List<StageFingerprint> after) {
        Map<String, Fingerprint> first = byName(before);
        Map<String, Fingerprint> second = byName(after);
        List<String> order = new ArrayList<>(second.keySet());
        int place = 0;
        for (String stage : first.keySet()) {
            int at = order.indexOf(stage);
            if (at >= 0) {
                place = at + 1;
            } else {
                order.add(place++, stage);
            }
        }
        return order.stream()
                .map(stage -> new StageComparison(
                        stage,
                        Optional.ofNullable(first.get(stage)),
                        Optional.ofNullable(second.get(stage)),
                        relation(first.get(stage), second.get(stage))))
                .toList();
    }

    private static Map<String, Fingerprint> byName(List<StageFingerprint> chain) {
        Map<String, Fingerprint> byName = new LinkedHashMap<>();
        chain.forEach(stage -> byName.put(stage.stage(), stage.fingerprint()));
        return byName;
    }

    /** Returns whether it is what the documents came in, which may differ where they do not. */
    public boolean source() {
        return SOURCES.contains(stage);
    }

    /** Returns whether the outputs are the same but for rounding, at most. */
    public boolean agrees() {
        return relation.compareTo(Relation.ROUNDING) <= 0;
    }

    /** Returns how the measured output compares with the pinned one, in words. */
    public String verdict() {
        boolean otherBits = relation == Relation.ROUNDING
                && before.flatMap(Fingerprint::sha256).isPresent();
        return relation.verdict + (otherBits ? ", not bit for bit" : "");
    }
}
