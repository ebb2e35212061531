package org.ridgeline.pipeline.pinned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Verdict;
import org.ridgeline.pipeline.experiment.Expected;

/**
 * What an update has to do.
 *
 * @param pins every value as it is to be pinned, by field
 * @param edits those of them that the file does not hold yet
 * @param changes those of them that the history does not tell yet; one that the history tells already was put back, or its update was
 *     cut short
 */
record PinPlan(Map<String, String> pins, List<String> edits, List<PinChange> changes) {

    /**
     * Compares. A figure within its tolerance is as pinned: it stays, so that another processor's last digit makes no history. A stage stays
     * where it has the pinned bits; where only those are others, or none are pinned, the measured ones are pinned.
     *
     * @param held tells the tolerances
     * @param inFile what the file holds, by field; nothing before the first update
     * @param history tells what it held, which wins over what was written by hand
     * @param measured what came out, by field, in order
     * @param stamp makes an entry of the field, the value before, and the one after
     */
    static PinPlan of(
            Expected held, Map<String, String> inFile, History history, Map<String, String> measured, Stamp stamp) {
        Map<String, String> pins = new LinkedHashMap<>();
        List<String> edits = new ArrayList<>();
        List<PinChange> changes = new ArrayList<>();
        measured.forEach((field, now) -> {
            Optional<String> file = Optional.ofNullable(inFile.get(field));
            Optional<String> said = history.last(field).map(PinChange::after);
            Judge judge = new Judge(held, field, now);
            String pin = said.filter(judge::holds)
                    .or(() -> file.filter(judge::holds))
                    .orElse(now);
            pins.put(field, pin);
            if (file.filter(text -> Pins.same(field, text, pin)).isEmpty()) {
                edits.add(field);
            }
            boolean told = said.isPresent() ? Pins.same(field, said.get(), pin) : !edits.contains(field);
            if (!told) {
                changes.add(stamp.change(field, said.or(() -> file), pin));
            }
        });
        return new PinPlan(pins, edits, changes);
    }

    boolean isNothing() {
        return edits.isEmpty() && changes.isEmpty();
    }

    /** Returns the fields whose value the history told already. */
    List<String> putBack() {
        List<String> told = changes.stream().map(PinChange::field).toList();
        return edits.stream().filter(field -> !told.contains(field)).toList();
    }

    /** Makes an entry of the history. */
    interface Stamp {

        PinChange change(String field, Optional<String> before, String after);
    }

    /** Whether a pinned value stands for what was measured: a figure within its tolerance, a stage with its bits. */
    private record Judge(Expected expected, String field, String measured) {

        boolean holds(String pinned) {
            if (Pins.stage(field).isPresent()) {
                return Fingerprint.parse(pinned).sameBits(Fingerprint.parse(measured));
            }
            double tolerance = expected.cells().stream()
                    .filter(cell -> cell.name().equals(field))
                    .findFirst()
                    .orElseThrow()
                    .tolerance();
            return Verdict.of(
                            new Target(Double.parseDouble(pinned), tolerance),
                            OptionalDouble.of(Double.parseDouble(measured)))
                    .passed();
        }
    }
}
