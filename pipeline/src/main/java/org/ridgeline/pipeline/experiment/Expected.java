package org.ridgeline.pipeline.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.corpus.Split;

/**
 * The results of an experiment as they were published and as they were pinned.
 *
 * @param cells the cells of the table
 * @param fingerprints the SHA-256 of what each stage up to the matrix put out, by stage name
 * @param weights a sketch of each fit's weights, by fit name
 */
public record Expected(
        @JsonProperty(required = true) List<Cell> cells,
        @JsonProperty(required = true) SortedMap<String, String> fingerprints,
        @JsonProperty(required = true) SortedMap<String, Sketch> weights) {

    /** Copies. */
    public Expected {
        cells = List.copyOf(cells);
        fingerprints = new TreeMap<>(fingerprints);
        weights = new TreeMap<>(weights);
    }

    /** The two figures of the table. */
    public enum Metric {
        /** Mean squared error of the scores against labels of -1 and +1. */
        MSE,
        /** The share of documents whose score has the label's sign, in [0, 1]. */
        ACCURACY
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

        /** Checks that values are finite, tolerances positive, and that a band has a value to be around. */
        public Cell {
            if (!Double.isFinite(pinned) || !(tolerance > 0)) {
                throw new IllegalArgumentException(
                        "expected.cells: expected a finite pinned value and a tolerance above 0, got " + pinned + " and "
                                + tolerance);
            }
            if (band != null && (book == null || !(band > 0))) {
                throw new IllegalArgumentException(
                        "expected.cells: a band must be above 0 and needs a book value, got " + band + " around " + book);
            }
        }
    }

    /**
     * What {@code WeightSketch} keeps of a weight vector.
     *
     * @param norm the Euclidean norm of the weights, bias included
     * @param projections the signed sums of the sketch
     */
    public record Sketch(
            @JsonProperty(required = true) double norm, @JsonProperty(required = true) List<Double> projections) {

        /** Copies. */
        public Sketch {
            projections = List.copyOf(projections);
        }
    }

    /** Returns the sketches by fit name; unmodifiable view. */
    @Override
    public SortedMap<String, Sketch> weights() {
        return java.util.Collections.unmodifiableSortedMap(weights);
    }

    /** Returns the fingerprints by stage name; unmodifiable view. */
    @Override
    public SortedMap<String, String> fingerprints() {
        return java.util.Collections.unmodifiableSortedMap(fingerprints);
    }

    /** Returns an expectation of nothing. */
    public static Expected nothing() {
        return new Expected(List.of(), new TreeMap<>(Map.of()), new TreeMap<>(Map.of()));
    }
}
