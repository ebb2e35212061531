package org.ridgeline.pipeline.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** A manifest, read back. */
final class ManifestJson {

    private final ObjectNode tree;
    private final SortedMap<String, String> files;

    private ManifestJson(ObjectNode tree, SortedMap<String, String> files) {
        this.tree = tree;
        this.files = files;
    }

    /**
     * Returns the manifest of a run.
     *
     * @throws RunException if there is none, or one that this version does not write
     */
    static ManifestJson read(Path run) {
        Path file = run.resolve(Manifest.NAME);
        String advice = "Make the run again with ./ridgeline run.";
        JsonNode tree;
        try {
            tree = StrictJson.read(Files.readString(file, StandardCharsets.UTF_8), JsonNode.class);
            // A number beyond a double can be read, but not written with the hashes of a new report.
            CanonicalJson.write(tree);
        } catch (NoSuchFileException e) {
            throw FinishedRun.notARun(run, "a folder without " + Manifest.NAME);
        } catch (JsonDataException | IllegalArgumentException | IOException e) {
            throw RunException.of(file, "not a manifest", "JSON", String.valueOf(e.getMessage()), advice, e);
        }
        JsonNode format = tree.path("format");
        if (!format.isInt() || format.intValue() != Manifest.FORMAT) {
            throw RunException.of(
                    file,
                    "a run of another version of Ridgeline",
                    "format " + Manifest.FORMAT,
                    format.isMissingNode() ? "no format" : "format " + format,
                    advice);
        }
        SortedMap<String, String> files = new TreeMap<>();
        tree.path("files")
                .properties()
                .forEach(entry -> files.put(entry.getKey(), entry.getValue().asText()));
        try {
            files.keySet().forEach(RunFolder::requireName);
        } catch (IllegalArgumentException e) {
            throw RunException.of(file, "not a manifest", "names of files", e.getMessage(), advice, e);
        }
        return new ManifestJson((ObjectNode) tree, files);
    }

    /** Returns the SHA-256 of each file by its name. */
    SortedMap<String, String> files() {
        return files;
    }

    /** Returns a part of it; a missing node where it has none of this name. */
    JsonNode part(String name) {
        return tree.path(name);
    }

    /** Returns the line that makes the run again. */
    String command() {
        return tree.path("command").asText("./ridgeline run");
    }

    /** Returns this manifest as a file's text, with the hashes of these files and without the stale ones. */
    String with(Map<String, byte[]> fresh, List<String> stale) {
        SortedMap<String, String> hashes = new TreeMap<>(files);
        stale.forEach(hashes::remove);
        fresh.forEach((name, content) -> hashes.put(name, Sha256.of(content)));
        ObjectNode updated = tree.deepCopy();
        ObjectNode entries = updated.putObject("files");
        hashes.forEach(entries::put);
        return CanonicalJson.write(updated);
    }
}
