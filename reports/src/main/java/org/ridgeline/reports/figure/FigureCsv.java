package org.ridgeline.reports.figure;

import java.util.ArrayList;
import java.util.List;
import org.ridgeline.reports.table.CsvRecords;

/** Writes the data of figures as CSV: a header, then a record for each point, bar, bin or corner of a grid. */
public final class FigureCsv {

    private FigureCsv() {}

    /**
     * Returns all data of a figure, also what its drawing cuts or thins.
     *
     * <p>The columns: lines {@code kind,name,x,y}, where the kind is {@code series}, {@code x marker} or {@code y marker},
     * and a marker leaves its other coordinate empty; histograms {@code name,from,to,count}; bars
     * {@code name,value,low,high,note}; contours and surfaces {@code kind,name,x,y,z}, where the kind is {@code grid} or
     * {@code path}, and a path has no z.
     */
    public static String render(Figure figure) {
        List<List<Object>> records = new ArrayList<>();
        if (figure instanceof LineFigure lines) {
            lines(lines, records);
            return CsvRecords.render(List.of("kind", "name", "x", "y"), records);
        } else if (figure instanceof HistogramFigure histogram) {
            bins(histogram, records);
            return CsvRecords.render(List.of("name", "from", "to", "count"), records);
        } else if (figure instanceof BarFigure bars) {
            bars.bars()
                    .forEach(bar -> records.add(List.of(bar.label(), bar.value(), bar.low(), bar.high(), bar.note())));
            return CsvRecords.render(List.of("name", "value", "low", "high", "note"), records);
        } else if (figure instanceof ContourFigure contours) {
            grid(contours.grid(), records);
            paths(contours.paths(), records);
        } else if (figure instanceof SurfaceFigure surface) {
            grid(surface.grid(), records);
            paths(surface.paths(), records);
        }
        return CsvRecords.render(List.of("kind", "name", "x", "y", "z"), records);
    }

    private static void lines(LineFigure figure, List<List<Object>> records) {
        for (Series series : figure.series()) {
            for (int i = 0; i < series.x().size(); i++) {
                records.add(List.of(
                        "series", series.name(), series.x().get(i), series.y().get(i)));
            }
        }
        for (LineFigure.Marker marker : figure.markers()) {
            records.add(
                    marker.vertical()
                            ? List.of("x marker", marker.label(), marker.at(), "")
                            : List.of("y marker", marker.label(), "", marker.at()));
        }
    }

    private static void bins(HistogramFigure figure, List<List<Object>> records) {
        for (HistogramFigure.Counts counts : figure.counts()) {
            for (int i = 0; i < counts.bins().size(); i++) {
                records.add(List.of(
                        counts.name(),
                        figure.from() + i * figure.binWidth(),
                        figure.from() + (i + 1) * figure.binWidth(),
                        counts.bins().get(i)));
            }
        }
    }

    private static void grid(Grid grid, List<List<Object>> records) {
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                records.add(List.of(
                        "grid", "", grid.xAt(c), grid.yAt(r), grid.values().get(r * grid.columns() + c)));
            }
        }
    }

    private static void paths(List<Series> paths, List<List<Object>> records) {
        for (Series path : paths) {
            for (int i = 0; i < path.x().size(); i++) {
                records.add(
                        List.of("path", path.name(), path.x().get(i), path.y().get(i), ""));
            }
        }
    }
}
