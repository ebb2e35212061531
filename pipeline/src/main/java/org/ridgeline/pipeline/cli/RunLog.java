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
import java.util.Locale;
import org.ridgeline.pipeline.run.OutputException;

/** A file that lines are appended to, each with its time in UTC and its level, and each at once and whole. */
record RunLog(Path file, Level most) {

    /** How much stands in a log. */
    enum Level {
        /** Failures. */
        ERROR,
        /** The same, and a line for each stage with its duration and sizes. */
        INFO,
        /** The same, when each stage began, and where an error happened. */
        DEBUG
    }

    /** At least as long as what comes before a line's text. */
    private static final int LONGEST_START = 40;

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

    /** Appends a line, if the log holds such. */
    void add(Level level, String text) {
        if (level.compareTo(most) > 0) {
            return;
        }
        // What a message quotes from a file must not look like a line of the log's own.
        String oneLine = text.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String line = String.format(Locale.ROOT, "%s %-5s %s\n", now, level, oneLine);
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw OutputException.log(file, e);
        }
    }

    /** Appends a failure's message in a line, and where it happened in a log for finding faults. */
    void add(String message, Throwable failure) {
        add(Level.ERROR, message);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> add(Level.DEBUG, line.replace("\t", "  ")));
    }
}
