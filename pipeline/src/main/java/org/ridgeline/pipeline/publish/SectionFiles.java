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
import org.ridgeline.pipeline.stage.RunResult;
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
     * @param files the bytes of each file by its name
     * @param drawings each figure as the page shows it, by its id
     */
    private record Begun(
            Supplier<byte[]> data, Supplier<Map<String, byte[]>> files, Supplier<Map<String, String>> drawings) {}

    /** Begins what is made of a section. */
    public void begin(Section section) {
        begun.put(
                section.id(),
                new Begun(
                        workers.ahead(() -> json(section)),
                        workers.ahead(() -> inOrder(alone -> files(section, alone))),
                        workers.ahead(() -> inOrder(alone -> drawings(section, alone)))));
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
        Map<String, String> drawings = new HashMap<>();
        for (Section section : report.sections()) {
            Begun early = begun.get(section.id());
            files.putAll(early == null ? files(section, workers) : early.files().get());
            drawings.putAll(
                    early == null
                            ? drawings(section, workers)
                            : early.drawings().get());
        }
        for (ReportFile file :
                ReportFile.of(report, figure -> drawings.get(figure.caption().id()))) {
            files.put(file.name(), file.content().get());
        }
        return files;
    }

    private static byte[] json(Section section) {
        return CanonicalJson.write(section).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> files(Section section, Workers makers) {
        return made(
                ReportFile.of(section).stream()
                        .filter(file -> pixels || !file.name().endsWith(".png"))
                        .toList(),
                ReportFile::name,
                file -> file.content().get(),
                makers);
    }

    private static Map<String, String> drawings(Section section, Workers makers) {
        return made(section.figures(), figure -> figure.caption().id(), FigureSvg::render, makers);
    }

    /** Returns what is made of each part, by its name. */
    private static <P, M> Map<String, M> made(
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
