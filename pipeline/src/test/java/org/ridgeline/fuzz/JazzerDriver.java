package org.ridgeline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls with each input. Jazzer finds it by name, so nothing here depends on Jazzer. */
public final class JazzerDriver {

    /** The target, as {@link FuzzTarget} names it. */
    private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("ridgeline.fuzz"));

    private static final Path FOLDER = folder();

    private JazzerDriver() {}

    /** Reads the kept inputs, so that classes are loaded and instrumented before the first input is timed. */
    public static void fuzzerInitialize() throws IOException {
        KeptInputs.of(TARGET).values().forEach(JazzerDriver::fuzzerTestOneInput);
    }

    /** Reads one input; throws what is a finding. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        TARGET.read(FOLDER, bytes);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
