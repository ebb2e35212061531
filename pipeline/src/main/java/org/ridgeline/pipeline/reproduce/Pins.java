package org.ridgeline.pipeline.reproduce;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.experiment.Expected;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.reports.table.ShortestDecimal;

/** Pinned values as texts by the name of their field: cells by their own names, stages as {@code stage NAME}. */
final class Pins {

    private static final String STAGE = "stage ";

    private Pins() {}

    /** Returns what is pinned, in the order of the file. */
    static Map<String, String> of(Expected expected) {
        Map<String, String> pins = new LinkedHashMap<>();
        expected.cells().forEach(cell -> pins.put(cell.name(), number(cell.pinned())));
        expected.stages().forEach((stage, text) -> pins.put(STAGE + stage, text));
        return pins;
    }

    /** Returns what a run would pin: its cells, then the chain of its stages, in order. */
    static Map<String, String> measured(Expected expected, Map<String, Double> cells, List<StageFingerprint> chain) {
        Map<String, String> pins = new LinkedHashMap<>();
        for (Cell cell : expected.cells()) {
            pins.put(cell.name(), number(cells.get(cell.name())));
        }
        chain.forEach(
                stage -> pins.put(STAGE + stage.stage(), stage.fingerprint().text()));
        return pins;
    }

    /** Returns the experiment's expectations with other pinned values; stages that were not pinned come last. */
    static Expected with(Expected expected, Map<String, String> pins) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : expected.cells()) {
            double pinned = Optional.ofNullable(pins.get(cell.name()))
                    .map(Double::parseDouble)
                    .orElse(cell.pinned());
            cells.add(new Cell(
                    cell.fit(), cell.split(), cell.metric(), cell.book(), cell.band(), pinned, cell.tolerance()));
        }
        Map<String, String> stages = new LinkedHashMap<>(expected.stages());
        pins.forEach((field, text) -> stage(field).ifPresent(stage -> stages.put(stage, text)));
        return new Expected(cells, stages);
    }

    /** Returns the stage that a field is about; empty for a cell. */
    static Optional<String> stage(String field) {
        return field.startsWith(STAGE) ? Optional.of(field.substring(STAGE.length())) : Optional.empty();
    }

    /** Says whether a pinned value stands for what was measured: a figure within its tolerance, a stage with its bits. */
    static boolean holds(Expected expected, String field, String pinned, String measured) {
        if (stage(field).isPresent()) {
            return Fingerprint.parse(pinned).sameBits(Fingerprint.parse(measured));
        }
        double tolerance = expected.cells().stream()
                .filter(cell -> cell.name().equals(field))
                .findFirst()
                .orElseThrow()
                .tolerance();
        return Math.abs(Double.parseDouble(measured) - Double.parseDouble(pinned)) <= tolerance;
    }

    /**
     * Says whether two texts of one field say the same: numbers by value, whatever Java or hand wrote them; what is no number, as in a
     * history that was written by hand, is not the same as one.
     */
    static boolean same(String field, String one, String other) {
        try {
            return stage(field).isPresent() ? one.equals(other) : Double.parseDouble(one) == Double.parseDouble(other);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Returns a number's text that YAML reads as a number again; from ten million on Java's own has an exponent without a sign, which
     * YAML takes for a word.
     */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new PinnedException("expected a finite number to pin, got " + value);
        }
        String text = ShortestDecimal.of(value);
        return Math.abs(value) >= 1e7 ? new BigDecimal(text).setScale(1).toPlainString() : text;
    }
}
