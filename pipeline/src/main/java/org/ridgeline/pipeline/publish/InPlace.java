package org.ridgeline.pipeline.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.ridgeline.pipeline.stage.OutputException;

/**
 * Replaces files of a finished run. All are written to a hidden folder in the run first, so that a full disk is found before
 * anything is touched; then each is renamed over the old one, the manifest last.
 */
final class InPlace {

    private static final String PART = ".report.part";

    private InPlace() {}

    static void replace(Path run, Map<String, byte[]> files, String manifest, List<String> stale) {
        Path part = run.resolve(PART);
        Path current = part;
        try {
            Folders.delete(part);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                current = part.resolve(file.getKey());
                Files.createDirectories(current.getParent());
                Files.write(current, file.getValue());
            }
            current = part.resolve(Manifest.NAME);
            Files.writeString(current, manifest, StandardCharsets.UTF_8);
            for (String name : files.keySet()) {
                current = run.resolve(name);
                Files.createDirectories(current.getParent());
                move(part.resolve(name), current);
            }
            for (String name : stale) {
                current = run.resolve(name);
                Files.deleteIfExists(current);
            }
            current = run.resolve(Manifest.NAME);
            move(part.resolve(Manifest.NAME), current);
            Folders.delete(part);
        } catch (IOException e) {
            discard(part);
            throw OutputException.inPlace(run.resolve(relative(run, current)), e);
        }
    }

    /** The user knows a file by its place in the run, not in the hidden folder. */
    private static Path relative(Path run, Path file) {
        Path name = run.relativize(file);
        return name.startsWith(PART) && name.getNameCount() > 1 ? name.subpath(1, name.getNameCount()) : name;
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void discard(Path part) {
        try {
            Folders.delete(part);
        } catch (IOException e) {
            // What went wrong before is the better message; the next report deletes it.
            assert e != null;
        }
    }
}
