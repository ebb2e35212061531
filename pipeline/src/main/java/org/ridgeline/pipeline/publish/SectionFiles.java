package org.ridgeline.pipeline.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
 * Makes the files that follow from the fits and from the sections of one report, each section's on a thread of its own. What is there
 * before the report is can be begun then, beside whatever is computed meanwhile.
 */
public final class SectionFiles {

    private final boolean pixels;
    private final Workers workers;

    /** What was begun, by the section's id. */
    private final Map<String, Supplier<byte[]>> data = new ConcurrentHashMap<>();

    private final Map<String, Supplier<Made>> made = new ConcurrentHashMap<>();

    private Supplier<SortedMap<String, byte[]>> results;

    /** The bytes of a section's files by their names, and its figures as the page shows them by their ids. */
    private record Made(Map<String, byte[]> files, Map<String, String> figures) {}

    /** Takes whether figures are made as PNG, too, which take as long as all else together. */
    public SectionFiles(boolean pixels, Workers workers) {
        this.pixels = pixels;
        this.workers = workers;
    }

    /** Begins what is made of a section. */
    public void begin(Section section) {
        beginData(section);
        beginFiles(section);
    }

    /** Begins what is made of the fits. */
    public void begin(RunResult result) {
        results = workers.ahead(() -> PublishStage.results(result));
    }

    /** Returns the bytes of the files that are made of the fits, by their names. */
    SortedMap<String, byte[]> results(RunResult result) {
        if (results == null) {
            begin(result);
        }
        return results.get();
    }

    /** Returns the section as JSON. */
    byte[] data(Section section) {
        return beginData(section).get();
    }

    /** Returns the bytes of all files of a report by their names, those of its data excepted. */
    SortedMap<String, byte[]> of(Report report) {
        List<Supplier<Made>> sections =
                report.sections().stream().map(this::beginFiles).toList();
        SortedMap<String, byte[]> files = new TreeMap<>();
        Map<String, String> figures = new HashMap<>();
        for (Supplier<Made> section : sections) {
            files.putAll(section.get().files());
            figures.putAll(section.get().figures());
        }
        ReportFile.of(report, figure -> figures.get(figure.caption().id()))
                .forEach(file -> files.put(file.name(), file.content().get()));
        return files;
    }

    private Supplier<byte[]> beginData(Section section) {
        return data.computeIfAbsent(
                section.id(),
                id -> workers.ahead(() -> CanonicalJson.write(section).getBytes(StandardCharsets.UTF_8)));
    }

    private Supplier<Made> beginFiles(Section section) {
        return made.computeIfAbsent(section.id(), id -> workers.ahead(() -> make(section)));
    }

    private Made make(Section section) {
        Map<String, Drawing> drawings = new HashMap<>();
        for (Figure figure : section.figures()) {
            drawings.put(figure.caption().id(), Drawing.of(figure));
        }
        Map<String, byte[]> files = new HashMap<>();
        for (ReportFile file :
                ReportFile.of(section, figure -> drawings.get(figure.caption().id()))) {
            if (pixels || !file.name().endsWith(".png")) {
                files.put(file.name(), file.content().get());
            }
        }
        Map<String, String> figures = new HashMap<>();
        drawings.forEach((id, drawing) -> figures.put(id, FigureSvg.element(drawing)));
        return new Made(files, figures);
    }
}
