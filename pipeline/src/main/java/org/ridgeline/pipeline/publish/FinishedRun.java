package org.ridgeline.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import org.ridgeline.data.disk.WholeFile.Content;
import org.ridgeline.data.disk.WholeFiles;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.page.Report;
import org.ridgeline.reports.page.ReportFile;
import org.ridgeline.reports.page.ReportPage;
import org.ridgeline.reports.page.Section;

/** The report of a finished run, read back from its data. */
public final class FinishedRun {

    private final RunFiles run;
    private final Report report;

    private FinishedRun(RunFiles run, Report report) {
        this.run = run;
        this.report = report;
    }

    /**
     * Reads a run.
     *
     * @param place its folder, a link to it, or the file that stands for such a link where the file system has none
     * @throws RunException if it is no run, one of another version, or a file of its data is missing or not as it was written
     */
    public static FinishedRun open(Path place) {
        RunFiles run = RunFiles.open(place);
        run.read(PublishStage.METRICS, JsonNode.class);
        ReportJson json = run.read(ReportJson.NAME, ReportJson.class);
        List<Section> sections = json.sections().stream()
                .map(id -> run.read(ReportJson.section(id), Section.class))
                .toList();
        try {
            return new FinishedRun(run, new Report(json.page(), sections));
        } catch (IllegalArgumentException e) {
            throw run.unusable(
                    ReportJson.NAME, "not the data of a report", "parts with names of their own", e.getMessage(), e);
        }
    }

    /** Returns the folder, links followed. */
    public Path place() {
        return run.place();
    }

    /** Returns the page in UTF-8. */
    public byte[] page() {
        return ReportPage.render(report, FigureSvg::render).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the page, the figures and the tables anew, and their hashes into the manifest; the same bytes each time.
     *
     * @throws OutputException if they cannot be written; then the old ones are still there
     */
    public void rewrite(Workers workers) {
        SortedMap<String, byte[]> files = new SectionFiles(true, workers).of(report);
        List<String> stale = run.hashes().keySet().stream()
                .filter(name -> name.startsWith(ReportFile.FIGURES) || name.startsWith(ReportFile.TABLES))
                .filter(name -> !files.containsKey(name))
                .toList();
        LinkedHashMap<Path, Content> contents = new LinkedHashMap<>();
        files.forEach((name, bytes) -> contents.put(place().resolve(name), out -> out.write(bytes)));
        byte[] manifest = run.manifest(files, stale).getBytes(StandardCharsets.UTF_8);
        // Last, so that whoever reads meanwhile finds that a file is not as the old one says.
        contents.put(place().resolve(Manifest.NAME), out -> out.write(manifest));
        replace(contents, stale);
    }

    private void replace(LinkedHashMap<Path, Content> contents, List<String> stale) {
        Path current = place();
        try {
            Folders.deleteIn(place(), "\\..*\\.part");
            for (Path file : contents.keySet()) {
                current = file;
                Files.createDirectories(file.getParent());
            }
            WholeFiles.write(contents, OutputException::inPlace);
            for (String name : stale) {
                current = place().resolve(name);
                Files.deleteIfExists(current);
            }
        } catch (IOException e) {
            throw OutputException.inPlace(current, e);
        }
    }
}
