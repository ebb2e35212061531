package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ridgeline.pipeline.run.OutputException;

/** A file that lines are appended to, each with its time in UTC and how grave it is. Each line is written at once and whole. */
final class RunLog {

    /** At least as long as what comes before a line's text. */
    private static final int LONGEST_START = 40;

    private final Path file;
    private final boolean debug;

    RunLog(Path file, boolean debug) {
        this.file = file;
        this.debug = debug;
    }

    /** Says whether a file can be appended to without damage: it begins like a log, is empty or not there, or is no file but a device. */
    static boolean isLog(Path file) {
        if (!Files.isRegularFile(file)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LONGEST_START), StandardCharsets.US_ASCII);
            return start.isEmpty() || start.matches("(?s)[0-9-]{10}T[0-9:.]+Z (ERROR|INFO |DEBUG) .*");
        } catch (IOException ignored) {
            // To append to it will say why it cannot be used.
            return true;
        }
    }

    /**
     * Appends a line.
     *
     * @throws OutputException if it cannot be written
     */
    void info(String text) {
        append("INFO ", text);
    }

    /** Appends a line that only a log for finding faults has. */
    void debug(String text) {
        if (debug) {
            append("DEBUG", text);
        }
    }

    /** Appends a failure's message in a line, and where it happened in a log for finding faults. */
    void error(String message, Throwable failure) {
        append("ERROR", message);
        if (debug) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(line -> append("DEBUG", line.replace("\t", "  ")));
        }
    }

    private void append(String level, String text) {
        // What a message quotes from a file must not look like a line of the log's own.
        String oneLine = text.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
        String line = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + level + " " + oneLine + "\n";
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw OutputException.log(file, e);
        }
    }
}
