package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.pipeline.stage.TrainStage.TrainedFit;

/** The words of a vocabulary with the weights of one fit; words of equal weight stand in vocabulary order. */
final class WordWeights {

    private final TrainedFit fit;
    private final Vocabulary vocabulary;
    private final double[] weights;

    WordWeights(TrainedFit fit, Vocabulary vocabulary) {
        this.fit = fit;
        this.vocabulary = vocabulary;
        this.weights = Fits.weights(fit);
    }

    TrainedFit fit() {
        return fit;
    }

    String title() {
        return fit.spec().title();
    }

    /** Returns the weights in column order; to be read only. */
    double[] values() {
        return weights;
    }

    double value(int column) {
        return weights[column];
    }

    String word(int column) {
        return vocabulary.words().get(column);
    }

    /** Returns in how many training documents the word occurs. */
    int documents(int column) {
        return vocabulary.documentFrequency(column);
    }

    /** Returns all columns, the largest weight of either sign first. */
    List<Integer> bySize() {
        return columns(Comparator.comparingDouble(column -> -Math.abs(weights[column])));
    }

    /** Returns the columns of at most so many words of the largest weights above 0, the largest first. */
    List<Integer> mostPositive(int count) {
        return columns(Comparator.comparingDouble(column -> -weights[column])).stream()
                .limit(count)
                .filter(column -> weights[column] > 0)
                .toList();
    }

    /** Returns the columns of at most so many words of the least weights below 0, the least last. */
    List<Integer> mostNegative(int count) {
        List<Integer> least = new ArrayList<>(columns(Comparator.comparingDouble(column -> weights[column])).stream()
                .limit(count)
                .filter(column -> weights[column] < 0)
                .toList());
        Collections.reverse(least);
        return least;
    }

    private List<Integer> columns(Comparator<Integer> order) {
        return IntStream.range(0, weights.length).boxed().sorted(order).toList();
    }
}
