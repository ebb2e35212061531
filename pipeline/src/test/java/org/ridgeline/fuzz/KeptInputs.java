package org.ridgeline.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The inputs that are kept of each target: seeds made by hand, findings, and what was found to reach other code. */
final class KeptInputs {

    /** Packs what was found, many small inputs. */
    private static final String PACKED = "found.zip";

    private KeptInputs() {}

    /** Returns the inputs of a target by their names. */
    static SortedMap<String, byte[]> of(FuzzTarget target) throws IOException {
        SortedMap<String, byte[]> inputs = new TreeMap<>();
        Path corpus = folder(target);
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.toList()) {
                if (file.endsWith(PACKED)) {
                    unpack(file, inputs);
                } else {
                    inputs.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return inputs;
    }

    private static Path folder(FuzzTarget target) {
        try {
            return Path.of(KeptInputs.class.getResource(target.key()).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(target.key() + ": expected a folder on the class path", e);
        }
    }

    private static void unpack(Path packed, Map<String, byte[]> inputs) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(packed))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                inputs.put(PACKED + "/" + entry.getName(), in.readAllBytes());
            }
        }
    }
}
