package org.ridgeline.pipeline.study;

import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.ridgeline.reports.figure.Series;

/** Numbers as the series of figures. */
final class Plots {

    private Plots() {}

    /** Returns one point of a series for each of some things. */
    static <T> Series series(
            String name, Series.Style style, Collection<T> things, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        return new Series(
                name,
                things.stream().mapToDouble(x).boxed().toList(),
                things.stream().mapToDouble(y).boxed().toList(),
                style);
    }
}
