package org.ridgeline.pipeline.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.reports.figure.Drawing;
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.page.Report;
import org.ridgeline.reports.page.ReportFile;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CanonicalJson;

/**
 * Makes the files that follow from the fits and from a report's sections. What is there before the report is can be begun then, beside
 * whatever is computed meanwhile.
 */
public final class SectionFiles {

    private final boolean pixels;
    private final Workers workers;

    /** What was begun, by the section's id. */
    private final Map<String, Begun> begun = new ConcurrentHashMap<>();

    /**
     * Makes none yet.
     *
     * @param pixels whether figures are made as PNG too, which take as long as all else together
     */
    public SectionFiles(boolean pixels, Workers workers) {
        this.pixels = pixels;
        this.workers = workers;
    }

    /** What was begun of the fits; null before. */
    private Supplier<SortedMap<String, byte[]>> results;

    /**
     * What is made of a section.
     *
     * @param data the section as JSON
     * @param made its files and figures
     */
    private record Begun(Supplier<byte[]> data, Supplier<Made> made) {}

    /**
     * A section's files and figures, each figure painted once.
     *
     * @param files the bytes of each file by its name
     * @param figures each figure as the page shows it, by its id
     */
    private record Made(Map<String, byte[]> files, Map<String, String> figures) {}

    /** Begins what is made of a section. */
    public void begin(Section section) {
        begun.put(
                section.id(),
                new Begun(
                        workers.ahead(() -> json(section)),
                        workers.ahead(() -> inOrder(alone -> make(section, alone)))));
    }

    /** Begins what is made of the fits. */
    public void begin(RunResult result) {
        results = workers.ahead(() -> PublishStage.results(result));
    }

    /** Returns the bytes of the files that are made of the fits, by their names. */
    SortedMap<String, byte[]> results(RunResult result) {
        return results == null ? PublishStage.results(result) : results.get();
    }

    /** Returns the section as JSON. */
    byte[] data(Section section) {
        Begun early = begun.get(section.id());
        return early == null ? json(section) : early.data().get();
    }

    /** Returns the bytes of all files of a report by their names, those of its data excepted. */
    SortedMap<String, byte[]> of(Report report) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Map<String, String> figures = new HashMap<>();
        for (Section section : report.sections()) {
            Begun early = begun.get(section.id());
            Made made = early == null ? make(section, workers) : early.made().get();
            files.putAll(made.files());
            figures.putAll(made.figures());
        }
        for (ReportFile file :
                ReportFile.of(report, figure -> figures.get(figure.caption().id()))) {
            files.put(file.name(), file.content().get());
        }
        return files;
    }

    private static byte[] json(Section section) {
        return CanonicalJson.write(section).getBytes(StandardCharsets.UTF_8);
    }

    private Made make(Section section, Workers makers) {
        Function<Figure, String> id = figure -> figure.caption().id();
        Map<String, Drawing> drawings = each(section.figures(), id, Drawing::of, makers);
        Function<Figure, Drawing> drawn = figure -> drawings.get(id.apply(figure));
        List<ReportFile> files = ReportFile.of(section, drawn).stream()
                .filter(file -> pixels || !file.name().endsWith(".png"))
                .toList();
        return new Made(
                each(files, ReportFile::name, file -> file.content().get(), makers),
                each(section.figures(), id, drawn.andThen(FigureSvg::element), makers));
    }

    /** Returns what is made of each part, by its name. */
    private static <P, M> Map<String, M> each(
            List<P> parts, Function<P, String> name, Function<P, M> make, Workers makers) {
        Map<String, M> made = new ConcurrentHashMap<>();
        makers.forEach(parts.size(), k -> made.put(name.apply(parts.get(k)), make.apply(parts.get(k))));
        return made;
    }

    /** Makes one after the other: the workers have the run to do meanwhile. */
    private static <T> T inOrder(Function<Workers, T> make) {
        try (Workers alone = new Workers(1)) {
            return make.apply(alone);
        }
    }
}
