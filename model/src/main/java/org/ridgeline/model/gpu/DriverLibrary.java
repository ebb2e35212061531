package org.ridgeline.model.gpu;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the library of NVIDIA's driver is, found as the system's loader finds it and without loading anything: in the folders of {@code
 * LD_LIBRARY_PATH}, in the loader's cache, and in folders where drivers and containers put it.
 */
final class DriverLibrary {

    private static final String NAME = "libcuda.so.1";
    private static final String CACHE = "etc/ld.so.cache";
    private static final Pattern CACHED = Pattern.compile("(/[\\x21-\\x7e]+/libcuda\\.so\\.1)\\x00");
    private static final List<String> FOLDERS = List.of(
            "usr/lib/x86_64-linux-gnu",
            "lib/x86_64-linux-gnu",
            "usr/lib64",
            "lib64",
            "usr/lib",
            "lib",
            "usr/local/nvidia/lib64",
            "usr/local/nvidia/lib",
            "usr/lib/wsl/lib",
            "run/opengl-driver/lib");

    private final Path root;
    private final String libraryPath;

    /** Binds the root of the file system, and the value of {@code LD_LIBRARY_PATH}, empty if it is not set. */
    DriverLibrary(Path root, String libraryPath) {
        this.root = root;
        this.libraryPath = libraryPath;
    }

    /** Returns this machine's. */
    static DriverLibrary ofThisMachine() {
        String libraryPath = System.getenv("LD_LIBRARY_PATH");
        return new DriverLibrary(Path.of("/"), libraryPath == null ? "" : libraryPath);
    }

    /** Returns the library's absolute path, if there is one. */
    Optional<Path> find() {
        return places().filter(Files::isReadable).findFirst().map(Path::toAbsolutePath);
    }

    /** Returns where it was looked for, and what is known of the driver. */
    String lookedFor() {
        Path version = root.resolve("proc/driver/nvidia/version");
        Path node = root.resolve("dev/nvidia0");
        return "looked for " + NAME + ", the library of NVIDIA's driver, in LD_LIBRARY_PATH ("
                + (libraryPath.isEmpty() ? "not set" : libraryPath) + "), the loader's cache " + root.resolve(CACHE)
                + " and " + FOLDERS.size() + " folders such as " + root.resolve(FOLDERS.get(0))
                + "; the kernel's driver is "
                + (Files.isReadable(version) ? "there" : "not there either") + " (" + version + "), and there is "
                + (Files.exists(node) ? "a" : "no") + " device node " + node;
    }

    private Stream<Path> places() {
        Stream<Path> listed = Stream.of(libraryPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME));
        Stream<Path> usual = FOLDERS.stream().map(folder -> root.resolve(folder).resolve(NAME));
        return Stream.of(listed, cached(), usual).flatMap(places -> places);
    }

    /** The cache is binary; its paths stand in it as text, each ended by a zero. */
    private Stream<Path> cached() {
        Path cache = root.resolve(CACHE);
        if (!Files.isReadable(cache)) {
            return Stream.empty();
        }
        try {
            return CACHED.matcher(Files.readString(cache, StandardCharsets.ISO_8859_1))
                    .results()
                    .map(match -> root.resolve(match.group(1).substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("the loader's cache " + cache + " cannot be read", e);
        }
    }
}
