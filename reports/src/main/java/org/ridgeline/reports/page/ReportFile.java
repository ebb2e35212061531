package org.ridgeline.reports.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ridgeline.reports.figure.Drawing;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.FigureCsv;
import org.ridgeline.reports.figure.FigurePng;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.table.ResultText;

/**
 * A file that follows from a report.
 *
 * @param name its path below the report's folder, with slashes
 * @param content makes its bytes, the same each time; the makers of several files may work at the same time
 */
public record ReportFile(String name, Supplier<byte[]> content) {

    /** The name of the page. */
    public static final String PAGE = "report.html";

    /** The folder of the figures, with its slash. */
    public static final String FIGURES = "figures/";

    /** The folder of the sections' tables, with its slash. */
    public static final String TABLES = "tables/";

    /** Returns the files of a report but for those of its sections: the page and the table of the chapter. */
    public static List<ReportFile> of(Report report, Function<Figure, String> drawn) {
        return List.of(
                text(PAGE, () -> ReportPage.render(report, drawn)),
                text("table.md", () -> ResultText.markdown(report.data().table())),
                text("table.csv", () -> ResultText.csv(report.data().table())));
    }

    /**
     * Returns the files of a section: each of its figures and tables.
     *
     * @param drawn gives each figure as {@link Drawing#of} does
     */
    public static List<ReportFile> of(Section section, Function<Figure, Drawing> drawn) {
        List<ReportFile> files = new ArrayList<>();
        for (Figure figure : section.figures()) {
            String name = FIGURES + figure.caption().id();
            files.add(new ReportFile(name + ".png", () -> FigurePng.file(drawn.apply(figure))));
            files.add(text(name + ".svg", () -> FigureSvg.file(drawn.apply(figure))));
            files.add(text(name + ".csv", () -> FigureCsv.render(figure)));
        }
        for (Block.Table table : section.tables()) {
            String name = TABLES + table.id();
            files.add(text(name + ".md", table.table()::markdown));
            files.add(text(name + ".csv", table.table()::csv));
        }
        return files;
    }

    private static ReportFile text(String name, Supplier<String> content) {
        return new ReportFile(name, () -> content.get().getBytes(StandardCharsets.UTF_8));
    }
}
