package org.ridgeline.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every point of a figure has its record. */
class FigureCsvTest {

    @Test
    void linesGiveAllPointsAndMarkers() {
        LineFigure figure = new LineFigure(
                FigureSamples.caption("a"),
                Axis.linear("x").from(0, 1),
                Axis.linear("y"),
                List.of(new Series("a, b", List.of(0.1, 2.0), List.of(1e-9, 3.0), Series.Style.LINE)),
                List.of(new LineFigure.Marker(true, 1, "up"), new LineFigure.Marker(false, 2, "level")));
        assertThat(FigureCsv.render(figure)).isEqualTo("""
                kind,name,x,y
                series,"a, b",0.1,1.0E-9
                series,"a, b",2.0,3.0
                x marker,up,1.0,
                y marker,level,,2.0
                """);
        assertThat(FigureCsv.render(FigureSamples.wideRange()).lines()).hasSize(1 + 3 + 5000 + 3);
    }

    @Test
    void histogramsGiveTheEdgesOfEachBin() {
        HistogramFigure figure = new HistogramFigure(
                FigureSamples.caption("a"),
                Axis.linear("x"),
                Axis.log("y"),
                -1,
                0.5,
                List.of(new HistogramFigure.Counts("none", List.of(0L, 7L))));
        assertThat(FigureCsv.render(figure)).isEqualTo("""
                name,from,to,count
                none,-1.0,-0.5,0
                none,-0.5,0.0,7
                """);
    }

    @Test
    void barsGiveIntervalAndNote() {
        BarFigure figure = new BarFigure(
                FigureSamples.caption("a"), Axis.linear("x"), List.of(new BarFigure.Bar("dull", -1, -2, 0.5, "in 3")));
        assertThat(FigureCsv.render(figure)).isEqualTo("name,value,low,high,note\ndull,-1.0,-2.0,0.5,in 3\n");
    }

    @Test
    void wordsThatASpreadsheetWouldCalculateAreMadeHarmless() {
        BarFigure figure =
                new BarFigure(FigureSamples.caption("a"), Axis.linear("x"), List.of(BarFigure.Bar.of("=1+1", -1, "")));
        assertThat(FigureCsv.render(figure)).isEqualTo("name,value,low,high,note\n'=1+1,-1.0,-1.0,-1.0,\n");
    }

    @Test
    void gridsGiveEveryCornerAndPathsTheirPoints() {
        Grid grid = Grid.of(new Axis.Range(0, 1), new Axis.Range(2, 4), 2, 2, (x, y) -> 10 * x + y);
        Series path = new Series("walk", List.of(0.5), List.of(3.0), Series.Style.LINE);
        String expected = """
                kind,name,x,y,z
                grid,,0.0,2.0,2.0
                grid,,1.0,2.0,12.0
                grid,,0.0,4.0,4.0
                grid,,1.0,4.0,14.0
                path,walk,0.5,3.0,
                """;
        Axis axis = Axis.linear("");
        assertThat(FigureCsv.render(
                        new ContourFigure(FigureSamples.caption("a"), axis, axis, grid, List.of(), List.of(path))))
                .isEqualTo(expected);
        assertThat(FigureCsv.render(
                        new SurfaceFigure(FigureSamples.caption("a"), axis, axis, axis, grid, List.of(path))))
                .isEqualTo(expected);
    }
}
