package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;

/** The words of a vocabulary by falling weight in one fit; words of equal weight stand in vocabulary order. */
final class WordWeights {

    private final StudyFit fit;
    private final Vocabulary vocabulary;
    private final double[] weights;
    private final Integer[] falling;

    WordWeights(StudyFit fit, Vocabulary vocabulary) {
        this.fit = fit;
        this.vocabulary = vocabulary;
        this.weights = IntStream.range(0, fit.model().dimension())
                .mapToDouble(fit.model()::weight)
                .toArray();
        this.falling = new Integer[weights.length];
        Arrays.setAll(falling, column -> column);
        Arrays.sort(falling, (a, b) -> Double.compare(weights[b], weights[a]));
    }

    StudyFit fit() {
        return fit;
    }

    String title() {
        return fit.title();
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

    int documents(int column) {
        return vocabulary.documentFrequency(column);
    }

    /** Returns the columns of at most so many words, the largest weight of either sign first. */
    List<Integer> largest(int count) {
        List<Integer> largest = new ArrayList<>();
        int top = 0;
        int bottom = falling.length - 1;
        while (top <= bottom && largest.size() < count) {
            boolean above = Math.abs(weights[falling[top]]) >= Math.abs(weights[falling[bottom]]);
            largest.add(falling[above ? top++ : bottom--]);
        }
        return largest;
    }

    /** Returns the columns of at most so many words of the largest weights above 0, the largest first. */
    List<Integer> mostPositive(int count) {
        return Arrays.stream(falling)
                .limit(count)
                .filter(column -> weights[column] > 0)
                .toList();
    }

    /** Returns the columns of at most so many words of the least weights below 0, the least last. */
    List<Integer> mostNegative(int count) {
        return Arrays.stream(falling)
                .skip(Math.max(0, falling.length - count))
                .filter(column -> weights[column] < 0)
                .toList();
    }
}
