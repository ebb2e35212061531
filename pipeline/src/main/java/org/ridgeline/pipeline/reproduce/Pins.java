package org.ridgeline.pipeline.reproduce;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.StageComparison.Relation;
import org.ridgeline.pipeline.experiment.Expected;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.reports.table.ShortestDecimal;

/** Pinned values as text, by the name of their field: cells by their own names, stages as {@code stage NAME}. */
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

    /**
     * Returns the measured value of each cell outside its tolerance and of each stage with other bits. The rest stays as pinned, so that
     * another processor's last digit makes no history.
     */
    static Map<String, String> outdated(Comparison compared) {
        Map<String, String> pins = new LinkedHashMap<>();
        for (CellComparison cell : compared.cells()) {
            if (!cell.before().orElseThrow().verdict(cell.after()).passed()) {
                pins.put(cell.cell(), number(cell.after().orElseThrow()));
            }
        }
        for (StageComparison stage : compared.stages()) {
            if (stage.relation() != Relation.SAME) {
                stage.after().ifPresent(measured -> pins.put(STAGE + stage.stage(), measured.text()));
            }
        }
        return pins;
    }

    /**
     * Returns the expected values with other pins; stages that were not pinned come last.
     *
     * @throws PinnedException if a text is no number or no fingerprint
     */
    static Expected with(Expected expected, Map<String, String> pins) {
        try {
            List<Cell> cells =
                    expected.cells().stream().map(cell -> with(cell, pins)).toList();
            Map<String, String> stages = new LinkedHashMap<>(expected.stages());
            pins.forEach((field, text) -> {
                if (field.startsWith(STAGE)) {
                    stages.put(field.substring(STAGE.length()), text);
                }
            });
            return new Expected(cells, stages);
        } catch (IllegalArgumentException e) {
            throw new PinnedException("a pinned value cannot be read: " + e.getMessage(), e);
        }
    }

    private static Cell with(Cell cell, Map<String, String> pins) {
        double pinned = pins.containsKey(cell.name()) ? Double.parseDouble(pins.get(cell.name())) : cell.pinned();
        return new Cell(cell.fit(), cell.split(), cell.metric(), cell.book(), cell.band(), pinned, cell.tolerance());
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
        return Math.abs(value) >= 1e7 ? new BigDecimal(text).toPlainString() : text;
    }
}
