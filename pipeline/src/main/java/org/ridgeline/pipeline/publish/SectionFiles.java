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
import org.ridgeline.reports.figure.Figure;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.page.Report;
import org.ridgeline.reports.page.ReportFile;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.CanonicalJson;

/**
 * Makes the files that follow from a report's sections. A section that is there before the report is can be begun then, beside
 * whatever is computed meanwhile: of 0.5 s on SST, 0.4 s are spent while the fits run.
 */
public final class SectionFiles {

    private final boolean pixels;
    private final Workers workers;

    /** What was begun, by the section's id. */
    private final Map<String, Supplier<Made>> begun = new ConcurrentHashMap<>();

    private final Map<String, Supplier<byte[]>> begunData = new ConcurrentHashMap<>();

    /**
     * Makes none yet.
     *
     * @param pixels whether figures are made as PNG too, which take as long as all else together
     */
    public SectionFiles(boolean pixels, Workers workers) {
        this.pixels = pixels;
        this.workers = workers;
    }

    /**
     * What is made of a section.
     *
     * @param files the bytes of each file by its name
     * @param drawings each figure as the page shows it, by its id
     */
    private record Made(SortedMap<String, byte[]> files, Map<String, String> drawings) {}

    /** Begins the files of a section, its data among them. */
    public void begin(Section section) {
        begunData.put(section.id(), workers.ahead(() -> json(section)));
        // In the order of the pieces: the workers have the run to do meanwhile.
        begun.put(section.id(), workers.ahead(() -> {
            try (Workers alone = new Workers(1)) {
                return make(section, alone);
            }
        }));
    }

    /** Returns the section as JSON. */
    byte[] data(Section section) {
        Supplier<byte[]> early = begunData.get(section.id());
        return early == null ? json(section) : early.get();
    }

    /** Returns the bytes of all files of a report by their names, those of its data excepted. */
    SortedMap<String, byte[]> of(Report report) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Map<String, String> drawings = new HashMap<>();
        for (Section section : report.sections()) {
            Supplier<Made> early = begun.get(section.id());
            Made made = early == null ? make(section, workers) : early.get();
            files.putAll(made.files());
            drawings.putAll(made.drawings());
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

    private Made make(Section section, Workers makers) {
        List<ReportFile> files = ReportFile.of(section).stream()
                .filter(file -> pixels || !file.name().endsWith(".png"))
                .toList();
        List<Figure> figures = section.figures();
        byte[][] contents = new byte[files.size()][];
        String[] drawings = new String[figures.size()];
        makers.forEach(files.size() + figures.size(), k -> {
            if (k < files.size()) {
                contents[k] = files.get(k).content().get();
            } else {
                drawings[k - files.size()] = FigureSvg.render(figures.get(k - files.size()));
            }
        });
        SortedMap<String, byte[]> byName = new TreeMap<>();
        for (int k = 0; k < contents.length; k++) {
            byName.put(files.get(k).name(), contents[k]);
        }
        Map<String, String> byId = new HashMap<>();
        for (int k = 0; k < drawings.length; k++) {
            byId.put(figures.get(k).caption().id(), drawings[k]);
        }
        return new Made(byName, byId);
    }
}
