package org.ridgeline.pipeline.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.pipeline.experiment.Expected;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.reports.table.ResultTable;
import org.ridgeline.reports.table.ResultTable.Cell;
import org.ridgeline.reports.table.ResultTable.Row;

/** Lays out a run's figures as the table of the chapter. */
public final class Tables {

    private Tables() {}

    /** Returns the table: MSE and accuracy on train and test, a column a fit; beside each value the book's with its band, and on test
     * the interval. */
    public static ResultTable table(RunResult result) {
        Map<String, Double> ours = result.evaluated().cells();
        Map<String, Expected.Cell> book =
                result.notice().isEmpty() ? book(result.experiment().expected()) : Map.of();
        List<Row> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            for (Split split : result.vectors().parts().keySet()) {
                if (split == Split.DEV) {
                    continue;
                }
                List<Cell> cells = result.trained().fits().stream()
                        .map(fit -> Expected.Cell.name(fit.spec().name(), split, metric))
                        .map(name -> new Cell(
                                ours.get(name),
                                value(book.get(name), Expected.Cell::book),
                                value(book.get(name), Expected.Cell::band),
                                Optional.ofNullable(
                                        result.evaluated().intervals().get(name))))
                        .toList();
                rows.add(new Row(split.key() + " " + heading(metric), metric.unit(), cells));
            }
        }
        return new ResultTable(
                result.synthetic()
                        ? "Built-in corpus " + result.fetched().corpus().name()
                        : result.experiment().title(),
                result.notice(),
                result.trained().fits().stream().map(fit -> fit.spec().title()).toList(),
                rows);
    }

    private static String heading(Metric metric) {
        return metric == Metric.MSE ? "MSE" : metric.title();
    }

    private static Map<String, Expected.Cell> book(Expected expected) {
        Map<String, Expected.Cell> book = new HashMap<>();
        if (expected != null) {
            expected.cells().stream().filter(cell -> cell.book() != null).forEach(cell -> book.put(cell.name(), cell));
        }
        return book;
    }

    private static OptionalDouble value(Expected.Cell cell, Function<Expected.Cell, Double> part) {
        Double value = cell == null ? null : part.apply(cell);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
