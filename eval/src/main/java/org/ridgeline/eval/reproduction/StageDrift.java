package org.ridgeline.eval.reproduction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chain of stages, each with its pinned and its actual fingerprint, in the order in which one feeds the next.
 * Where a result drifts, the first stage that differs is where to look: all after it follow from it.
 *
 * @param stages in pipeline order; empty where an experiment pins none
 */
public record StageDrift(List<StageComparison> stages) {

    /** Copies the list. */
    public StageDrift {
        stages = List.copyOf(stages);
    }

    /** Returns the empty chain, which passes: for an experiment that pins no stage. */
    public static StageDrift none() {
        return new StageDrift(List.of());
    }

    /**
     * Returns the comparison stage by stage, by name. A pinned stage that did not run is missing and a stage that ran
     * unpinned among pinned ones is "not pinned"; both count as a difference, so that a pin cannot get lost unseen.
     *
     * @param pinned the expected chain; a stage that did not run stands behind the stage that precedes it here
     * @param actual the run's chain, in order; its order is the result's
     * @return one comparison a stage
     * @throws IllegalArgumentException where a list names a stage twice
     */
    public static StageDrift compare(List<StageFingerprint> pinned, List<StageFingerprint> actual) {
        Map<String, Fingerprint> expected = byName("pinned", pinned);
        Map<String, Fingerprint> got = byName("actual", actual);
        List<String> order = new ArrayList<>(got.keySet());
        int place = 0;
        for (String stage : expected.keySet()) {
            int at = order.indexOf(stage);
            if (at >= 0) {
                place = at + 1;
            } else {
                order.add(place++, stage);
            }
        }
        List<StageComparison> stages = new ArrayList<>(order.size());
        for (String stage : order) {
            stages.add(new StageComparison(
                    stage, Optional.ofNullable(expected.get(stage)), Optional.ofNullable(got.get(stage))));
        }
        return new StageDrift(stages);
    }

    /** Returns the first stage that is not the same; empty where all are. */
    public Optional<StageComparison> firstDifference() {
        return stages.stream().filter(stage -> !stage.same()).findFirst();
    }

    /** Returns whether no stage differs. */
    public boolean passed() {
        return firstDifference().isEmpty();
    }

    /** Returns whether every stage has the pinned bits; false where no stage is pinned, or one without its bits. */
    public boolean bitForBit() {
        return !stages.isEmpty() && stages.stream().allMatch(StageComparison::sameBits);
    }

    private static Map<String, Fingerprint> byName(String side, List<StageFingerprint> chain) {
        Map<String, Fingerprint> byName = new LinkedHashMap<>();
        for (StageFingerprint stage : chain) {
            if (byName.put(stage.stage(), stage.fingerprint()) != null) {
                throw new IllegalArgumentException(
                        side + " stages: expected each name once, got twice: " + stage.stage());
            }
        }
        return byName;
    }
}
