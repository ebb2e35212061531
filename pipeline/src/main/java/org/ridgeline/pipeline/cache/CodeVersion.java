package org.ridgeline.pipeline.cache;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What program makes the outputs: a hash of its code, so that no output outlives the code that made it, whoever forgets to raise a
 * version number. Libraries are told by their versions, which the caller adds. The commit that a jar was built from takes no part:
 * one that changes a comment or the README leaves every output as it was.
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
        MessageDigest digest = Hashes.sha256();
        for (String entry : classPath.split(Pattern.quote(File.pathSeparator))) {
            Path path = Path.of(entry);
            try {
                for (Path file : code(path)) {
                    digest.update(
                            file.toString().endsWith(".jar")
                                    ? jar(file)
                                    : Hashes.sha256().digest(Files.readAllBytes(file)));
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

    /** Returns the hash of what a jar holds but for the commit, by name; how it is packed does not matter. */
    private static byte[] jar(Path file) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (ZipFile jar = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            List<? extends ZipEntry> entries = jar.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().endsWith(COMMIT))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                digest.update(Hashes.sha256().digest(entry.getName().getBytes(StandardCharsets.UTF_8)));
                try (InputStream content = jar.getInputStream(entry)) {
                    digest.update(Hashes.sha256().digest(content.readAllBytes()));
                }
            }
        }
        return digest.digest();
    }

    private static List<Path> sorted(Stream<Path> files) {
        try (files) {
            List<Path> sorted = new ArrayList<>(files.toList());
            Collections.sort(sorted);
            return sorted;
        }
    }
}
