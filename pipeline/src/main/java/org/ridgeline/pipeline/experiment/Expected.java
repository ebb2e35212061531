package org.ridgeline.pipeline.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.reproduction.CellComparison;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageComparison;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.eval.reproduction.Target;
import org.ridgeline.eval.reproduction.Unit;

/**
 * The results of an experiment as they were published and as they were pinned.
 *
 * @param cells the cells of the table
 * @param stages what identifies each stage's output, by the stage's name and in pipeline order: {@code sha256:...} or, for
 *     floating-point numbers, {@code sketch:...}, which may end in the {@code sha256:...} of their exact bits
 */
public record Expected(
        @JsonProperty(required = true) List<Cell> cells,

        @JsonProperty(required = true) @JsonDeserialize(contentUsing = FingerprintText.class)
        Map<String, String> stages) {

    /** Copies, and checks that the fingerprints can be read. */
    public Expected {
        cells = List.copyOf(cells);
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        stages.values().forEach(Fingerprint::parse);
    }

    /** Returns every expected value beside what a run measured: its cells by name, and its chain of stages. */
    public Comparison compare(Map<String, Double> measured, List<StageFingerprint> chain) {
        List<StageFingerprint> pinned = new ArrayList<>();
        stages.forEach((stage, text) -> pinned.add(new StageFingerprint(stage, Fingerprint.parse(text))));
        return new Comparison(
                StageComparison.chain(pinned, chain),
                cells.stream().map(cell -> cell.compare(measured)).toList(),
                List.of());
    }

    /** Reads the text of a fingerprint; what is none is refused here, where its line is known. */
    static final class FingerprintText extends JsonDeserializer<String> {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            try {
                Fingerprint.parse(text);
                return text;
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.from(parser, e.getMessage(), e);
            }
        }
    }

    /** The two figures of the table. */
    public enum Metric {
        /** Mean squared error of the scores against labels of -1 and +1. */
        MSE("mse", Unit.MSE),
        /** The share of documents whose score has the label's sign, in [0, 1]. */
        ACCURACY("accuracy", Unit.FRACTION);

        private final String title;
        private final Unit unit;

        Metric(String title, Unit unit) {
            this.title = title;
            this.unit = unit;
        }

        /** Returns the metric's name in cell names and row headings. */
        public String title() {
            return title;
        }

        /** Returns how its numbers are printed. */
        public Unit unit() {
            return unit;
        }
    }

    /**
     * One cell.
     *
     * @param fit the column: the name of a fit
     * @param split the documents measured on
     * @param metric what is measured
     * @param book the published value, or null where there is none
     * @param band how far from the published value ours may be, or null where it is shown for comparison only
     * @param pinned our value
     * @param tolerance how far from the pinned value a measured one may be, either way
     */
    public record Cell(
            @JsonProperty(required = true) String fit,
            @JsonProperty(required = true) Split split,
            @JsonProperty(required = true) Metric metric,
            Double book,
            Double band,
            @JsonProperty(required = true) double pinned,
            @JsonProperty(required = true) double tolerance) {

        /** Checks that values are finite, tolerances not negative, and that a band has a value to be around. */
        public Cell {
            new Target(pinned, tolerance);
            if (band != null) {
                if (book == null) {
                    throw new IllegalArgumentException("a band needs a book value to be around");
                }
                new Target(book, band);
            }
        }

        /** Returns the cell's name, such as {@code none/test accuracy}. */
        public String name() {
            return name(fit, split, metric);
        }

        /** Returns the name of the cell of a fit, a split and a metric. */
        public static String name(String fit, Split split, Metric metric) {
            return fit + "/" + split.key() + " " + metric.title();
        }

        private CellComparison compare(Map<String, Double> measured) {
            return new CellComparison(
                    name(),
                    metric.unit(),
                    Optional.of(new Target(pinned, tolerance)),
                    band == null ? Optional.empty() : Optional.of(new Target(book, band)),
                    Optional.ofNullable(measured.get(name())));
        }
    }
}
