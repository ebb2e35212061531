package org.ridgeline.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.reports.table.CanonicalJson;
import org.ridgeline.reports.table.JsonDataException;
import org.ridgeline.reports.table.StrictJson;

/** The folder of a finished run: its manifest, and its files, each compared with the hash there when it is read. */
final class RunFiles {

    private final Path place;
    private final ObjectNode manifest;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    private RunFiles(Path place, ObjectNode manifest) {
        this.place = place;
        this.manifest = manifest;
        part("files")
                .properties()
                .forEach(file -> hashes.put(file.getKey(), file.getValue().asText()));
    }

    /**
     * Reads the manifest of a run.
     *
     * @param run its folder, a link to it, or the file that stands for such a link where the file system has none
     * @throws RunException if it is no run, or one that this version does not write
     */
    static RunFiles open(Path run) {
        Path place = folder(run);
        Path file = place.resolve(Manifest.NAME);
        String advice = "Make the run again with ./ridgeline run.";
        try {
            JsonNode tree = StrictJson.read(Files.readString(file), JsonNode.class);
            // A number beyond a double can be read, but not written with the hashes of a new report.
            CanonicalJson.write(tree);
            JsonNode format = tree.path("format");
            if (!format.isInt() || format.intValue() != Manifest.FORMAT) {
                String got = format.isMissingNode() ? "no format" : "format " + format;
                throw new RunException(
                        file, "a run of another version of Ridgeline", "format " + Manifest.FORMAT, got, advice, null);
            }
            RunFiles files = new RunFiles(place, (ObjectNode) tree);
            files.hashes.keySet().forEach(RunFolder::requireName);
            return files;
        } catch (NoSuchFileException e) {
            throw notARun(place, "a folder without " + Manifest.NAME);
        } catch (JsonDataException | IllegalArgumentException | IOException e) {
            throw new RunException(
                    file, "not a manifest", "JSON as a run writes it", String.valueOf(e.getMessage()), advice, e);
        }
    }

    private static Path folder(Path run) {
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
        } catch (IOException | InvalidPathException e) {
            throw notARun(run, "something that cannot be read: " + e.getMessage());
        }
        throw notARun(run, Files.exists(run) ? "a file" : "nothing");
    }

    private static RunException notARun(Path run, String got) {
        return new RunException(
                run,
                "not a run",
                "a folder that ./ridgeline run has written",
                got,
                "./ridgeline run makes one; ./ridgeline report FOLDER names another.",
                null);
    }

    Path place() {
        return place;
    }

    /** Returns the SHA-256 of each file by its name. */
    SortedMap<String, String> hashes() {
        return hashes;
    }

    /** Returns a part of the manifest; a missing node where it has none of this name. */
    JsonNode part(String name) {
        return manifest.path(name);
    }

    /** Returns the manifest's text with the hashes of new files and without stale ones. */
    String manifest(Map<String, byte[]> fresh, List<String> stale) {
        SortedMap<String, String> entries = new TreeMap<>(hashes);
        entries.keySet().removeAll(stale);
        fresh.forEach((name, content) -> entries.put(name, Sha256.of(content)));
        ObjectNode updated = manifest.deepCopy();
        entries.forEach(updated.putObject("files")::put);
        return CanonicalJson.write(updated);
    }

    /** Reads a file of data; fails, too, if it is of another shape. */
    <T> T read(String name, Class<T> type) {
        try {
            return StrictJson.read(new String(bytes(name), StandardCharsets.UTF_8), type);
        } catch (JsonDataException e) {
            throw unusable(name, "not the data of a run", "JSON as this version writes it", e.getMessage(), e);
        }
    }

    /** Returns the bytes of a file; fails with a {@link RunException} if it is missing or not as the manifest says. */
    byte[] bytes(String name) {
        String pinned = hashes.get(name);
        if (pinned == null) {
            throw unusable(Manifest.NAME, "a file is not listed", name, "no such entry", null);
        }
        byte[] content;
        try {
            content = Files.readAllBytes(place.resolve(name));
        } catch (NoSuchFileException e) {
            throw unusable(name, "a file is missing", "a file of the run", "nothing", e);
        } catch (IOException e) {
            throw unusable(name, "cannot be read", "a file of the run", String.valueOf(e.getMessage()), e);
        }
        String actual = Sha256.of(content);
        if (!actual.equals(pinned)) {
            throw unusable(
                    name,
                    "not as the run has written it",
                    "SHA-256 " + pinned,
                    "SHA-256 " + actual + ", " + content.length + " bytes",
                    null);
        }
        return content;
    }

    /** Returns what is wrong with a file; the advice is to make the run again, with its own line where the manifest has one. */
    RunException unusable(String name, String what, String expected, String got, Throwable cause) {
        String command = part("command").asText("./ridgeline run");
        return new RunException(place.resolve(name), what, expected, got, "Make the run again: " + command, cause);
    }
}
