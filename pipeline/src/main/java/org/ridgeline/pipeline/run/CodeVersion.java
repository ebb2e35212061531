package org.ridgeline.pipeline.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.ridgeline.data.disk.Sha256;

/**
 * What program computes the results: a hash of its code, so that no result outlives the code that made it. Libraries are told by their
 * versions, which the caller adds. The commit that a jar was built from takes no part: one that changes a comment or the README leaves
 * every result as it was.
 */
public final class CodeVersion {

    private static final String OURS = "ridgeline.*\\.jar";

    /** The file in a jar that names the commit. */
    private static final String COMMIT = "/commit.properties";

    private CodeVersion() {}

    /**
     * Returns the SHA-256 of Ridgeline's code on a class path: of its jars, those beside the first in {@code lib} too, and of the classes
     * in folders.
     *
     * @param classPath as {@code java.class.path} has it
     * @throws CacheException if the code cannot be read
     */
    public static String of(String classPath) {
        List<String> lines = new ArrayList<>();
        for (String entry : classPath.split(Pattern.quote(File.pathSeparator))) {
            Path path = Path.of(entry);
            try {
                if (Files.isDirectory(path)) {
                    addClasses(path, lines);
                } else if (path.getFileName().toString().matches(OURS) && Files.isRegularFile(path)) {
                    addJar(path, lines);
                    for (Path jar : jars(path.toAbsolutePath().resolveSibling("lib"))) {
                        addJar(jar, lines);
                    }
                }
            } catch (IOException e) {
                throw new CacheException(path, e);
            }
        }
        Collections.sort(lines);
        return Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> jars(Path libraries) throws IOException {
        if (!Files.isDirectory(libraries)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(jar -> jar.getFileName().toString().matches(OURS))
                    .toList();
        }
    }

    private static void addClasses(Path folder, List<String> lines) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                lines.add(folder.relativize(file) + " " + Sha256.of(Files.readAllBytes(file)));
            }
        }
    }

    /** Adds what a jar's directory says of its files: name, size and checksum; to unpack them all would take a tenth of a second. */
    private static void addJar(Path file, List<String> lines) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && !entry.getName().endsWith(COMMIT)) {
                    lines.add(entry.getName() + " " + entry.getSize() + " " + entry.getCrc());
                }
            }
        }
    }
}
