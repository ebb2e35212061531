package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import org.ridgeline.data.source.DataException;

/** The standard input from its beginning each time: kept in a file that is deleted at the end, as a run may look at texts again. */
final class StandardInput implements Supplier<InputStream> {

    private final Console console;

    /** Null before it is first asked for. */
    private Path kept;

    StandardInput(Console console) {
        this.console = console;
    }

    @Override
    public synchronized InputStream get() {
        try {
            if (kept == null) {
                kept = Files.createTempFile("ridgeline-input", null);
                kept.toFile().deleteOnExit();
                Files.copy(console.input(), kept, StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.newInputStream(kept);
        } catch (IOException e) {
            throw new DataException("standard input: it cannot be kept to be read again (" + e + ")", e);
        }
    }
}
