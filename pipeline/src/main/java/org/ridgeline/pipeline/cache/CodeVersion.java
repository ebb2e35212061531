package org.ridgeline.pipeline.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What program makes the outputs: a hash of its code, so that no output outlives the code that made it, whoever forgets to raise a
 * version number. Libraries are told by their versions, which the caller adds.
 */
public final class CodeVersion {

    private static final String OURS = "ridgeline.*\\.jar";

    private CodeVersion() {}

    /**
     * Returns the SHA-256 of Ridgeline's code on a class path: of its jars, those beside the first in {@code lib} too, and of the classes
     * in folders.
     *
     * @param classPath as {@code java.class.path} has it
     * @throws CacheException if the code cannot be read
     */
    public static String of(String classPath) {
        MessageDigest digest = Hashes.sha256();
        for (String entry : classPath.split(Pattern.quote(File.pathSeparator))) {
            Path path = Path.of(entry);
            try {
                for (Path file : code(path)) {
                    digest.update(Hashes.sha256().digest(Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                throw new CacheException(path, e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> code(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return sorted(Files.walk(path).filter(file -> file.toString().endsWith(".class")));
        }
        if (!path.getFileName().toString().matches(OURS) || !Files.isRegularFile(path)) {
            return List.of();
        }
        List<Path> jars = new ArrayList<>(List.of(path));
        Path libraries = path.toAbsolutePath().resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            jars.addAll(sorted(Files.list(libraries)
                    .filter(jar -> jar.getFileName().toString().matches(OURS))));
        }
        return jars;
    }

    private static List<Path> sorted(Stream<Path> files) {
        try (files) {
            List<Path> sorted = new ArrayList<>(files.toList());
            Collections.sort(sorted);
            return sorted;
        }
    }
}
