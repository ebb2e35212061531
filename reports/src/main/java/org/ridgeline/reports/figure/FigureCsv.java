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
        if (figure instanceof LineFigure lines) {
            return lines(lines);
        } else if (figure instanceof HistogramFigure histogram) {
            return bins(histogram);
        } else if (figure instanceof BarFigure bars) {
            List<List<Object>> records = new ArrayList<>();
            bars.bars()
                    .forEach(bar -> records.add(List.of(bar.label(), bar.value(), bar.low(), bar.high(), bar.note())));
            return CsvRecords.render(List.of("name", "value", "low", "high", "note"), records);
        } else if (figure instanceof ContourFigure contours) {
            return grid(contours.grid(), contours.paths());
        }
        SurfaceFigure surface = (SurfaceFigure) figure;
        return grid(surface.grid(), surface.paths());
    }

    private static String lines(LineFigure figure) {
        List<List<Object>> records = new ArrayList<>();
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
        return CsvRecords.render(List.of("kind", "name", "x", "y"), records);
    }

    private static String bins(HistogramFigure figure) {
        List<List<Object>> records = new ArrayList<>();
        for (HistogramFigure.Counts counts : figure.counts()) {
            for (int i = 0; i < counts.bins().size(); i++) {
                double from = figure.from() + i * figure.binWidth();
                double to = figure.from() + (i + 1) * figure.binWidth();
                records.add(List.of(counts.name(), from, to, counts.bins().get(i)));
            }
        }
        return CsvRecords.render(List.of("name", "from", "to", "count"), records);
    }

    private static String grid(Grid grid, List<Series> paths) {
        List<List<Object>> records = new ArrayList<>();
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                records.add(List.of("grid", "", grid.xAt(c), grid.yAt(r), grid.at(c, r)));
            }
        }
        for (Series path : paths) {
            for (int i = 0; i < path.x().size(); i++) {
                records.add(
                        List.of("path", path.name(), path.x().get(i), path.y().get(i), ""));
            }
        }
        return CsvRecords.render(List.of("kind", "name", "x", "y", "z"), records);
    }
}
