package org.ridgeline.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.disk.WholeFile.Content;
import org.ridgeline.data.disk.WholeFiles;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.run.OutputException;
import org.ridgeline.reports.figure.FigureSvg;
import org.ridgeline.reports.page.Report;
import org.ridgeline.reports.page.ReportFile;
import org.ridgeline.reports.page.ReportPage;
import org.ridgeline.reports.page.Section;
import org.ridgeline.reports.table.JsonDataException;
import org.ridgeline.reports.table.StrictJson;

/** The folder of a finished run, read back: its report's data, each file compared with the hash in the manifest. */
public final class FinishedRun {

    private final Path place;
    private final ManifestJson manifest;
    private final Report report;

    private FinishedRun(Path place, ManifestJson manifest, Report report) {
        this.place = place;
        this.manifest = manifest;
        this.report = report;
    }

    /**
     * Reads a run.
     *
     * @param run its folder, a link to it, or the file that stands for such a link where the file system has none
     * @throws RunException if it is no run, one of another version, or a file of its data is missing or not as it was written
     */
    public static FinishedRun open(Path run) {
        Path place = folder(run);
        ManifestJson manifest = ManifestJson.read(place);
        read(place, manifest, PublishStage.METRICS, JsonNode.class);
        ReportJson json = read(place, manifest, ReportJson.NAME, ReportJson.class);
        List<Section> sections = new ArrayList<>();
        for (String id : json.sections()) {
            sections.add(read(place, manifest, ReportJson.section(id), Section.class));
        }
        try {
            return new FinishedRun(place, manifest, new Report(json.page(), sections));
        } catch (IllegalArgumentException e) {
            throw RunException.of(
                    place,
                    "not the data of a report",
                    "parts with names of their own",
                    e.getMessage(),
                    again(manifest),
                    e);
        }
    }

    /** Returns the folder, links followed. */
    public Path place() {
        return place;
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
        List<String> stale = manifest.files().keySet().stream()
                .filter(name -> name.startsWith(ReportFile.FIGURES) || name.startsWith(ReportFile.TABLES))
                .filter(name -> !files.containsKey(name))
                .toList();
        replace(files, stale);
    }

    /** What a killed report was writing goes first. The manifest comes last: whoever reads meanwhile finds that a file is not as it says. */
    private void replace(SortedMap<String, byte[]> files, List<String> stale) {
        LinkedHashMap<Path, Content> places = new LinkedHashMap<>();
        files.forEach((name, bytes) -> places.put(place.resolve(name), out -> out.write(bytes)));
        byte[] updated = manifest.with(files, stale).getBytes(StandardCharsets.UTF_8);
        places.put(place.resolve(Manifest.NAME), out -> out.write(updated));
        Path current = place;
        try {
            Folders.deleteIn(place, "\\..*\\.part");
            for (Path file : places.keySet()) {
                current = file;
                Files.createDirectories(file.getParent());
            }
            WholeFiles.write(places, OutputException::inPlace);
            for (String name : stale) {
                current = place.resolve(name);
                Files.deleteIfExists(current);
            }
        } catch (IOException e) {
            throw OutputException.inPlace(current, e);
        }
    }

    static Path folder(Path run) {
        try {
            if (Files.isDirectory(run)) {
                return run.toRealPath();
            }
            if (Files.isRegularFile(run) && Files.size(run) < 1000) {
                Path named = run.resolveSibling(Files.readString(run).strip());
                if (Files.isDirectory(named)) {
                    return named.toRealPath();
                }
            }
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw notARun(run, "something that cannot be read: " + e.getMessage());
        }
        throw notARun(run, Files.exists(run) ? "a file" : "nothing");
    }

    static RunException notARun(Path run, String got) {
        return RunException.of(
                run,
                "not a run",
                "a folder that ./ridgeline run has written",
                got,
                "./ridgeline run makes one; ./ridgeline report FOLDER names another.");
    }

    /** Returns the advice to make the run again, with its own line where the manifest has one. */
    static String again(ManifestJson manifest) {
        return "Make the run again: " + manifest.command();
    }

    static <T> T read(Path place, ManifestJson manifest, String name, Class<T> type) {
        Path file = place.resolve(name);
        try {
            return StrictJson.read(new String(verified(place, manifest, name), StandardCharsets.UTF_8), type);
        } catch (JsonDataException e) {
            throw RunException.of(
                    file,
                    "not the data of a run",
                    "JSON as this version writes it",
                    e.getMessage(),
                    again(manifest),
                    e);
        }
    }

    /** Returns the bytes of a file that is as the manifest says. */
    static byte[] verified(Path place, ManifestJson manifest, String name) {
        Path file = place.resolve(name);
        String pinned = manifest.files().get(name);
        if (pinned == null) {
            throw RunException.of(
                    place.resolve(Manifest.NAME), "a file is not listed", name, "no such entry", again(manifest));
        }
        byte[] content = bytes(file, manifest);
        String actual = Sha256.of(content);
        if (!actual.equals(pinned)) {
            throw RunException.of(
                    file,
                    "not as the run has written it",
                    "SHA-256 " + pinned,
                    "SHA-256 " + actual + ", " + content.length + " bytes",
                    again(manifest));
        }
        return content;
    }

    private static byte[] bytes(Path file, ManifestJson manifest) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw RunException.of(file, "a file is missing", "a file of the run", "nothing", again(manifest), e);
        } catch (IOException e) {
            throw RunException.of(
                    file, "cannot be read", "a file of the run", String.valueOf(e.getMessage()), again(manifest), e);
        }
    }
}
