package org.ridgeline.pipeline.cli;

import java.io.FilterOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command's results and remarks go, always in UTF-8, whatever the locale says, and where its standard input comes from.
 *
 * @param results standard output
 * @param remarks standard error
 * @param terminal whether the remarks go to a terminal, where a progress bar can move
 * @param input the standard input
 * @param colours whether the results go to a terminal whose user has nothing against colours
 */
record Console(PrintStream results, PrintStream remarks, boolean terminal, InputStream input, boolean colours) {

    Console(OutputStream results, OutputStream remarks, boolean terminal, InputStream input, boolean colours) {
        this(utf8(results), utf8(remarks), terminal, input, colours);
    }

    private static PrintStream utf8(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** Returns the console of this process; the launcher says which streams are a terminal. No colours on a dumb one, or with NO_COLOR, see https://no-color.org. */
    static Console system() {
        String noColor = System.getenv("NO_COLOR");
        return new Console(
                utf8(System.out),
                utf8(System.err),
                Boolean.getBoolean("ridgeline.terminal"),
                System.in,
                Boolean.getBoolean("ridgeline.results.terminal")
                        && (noColor == null || noColor.isEmpty())
                        && !"dumb".equals(System.getenv("TERM")));
    }

    void print(String text) {
        results.print(text);
    }

    void println(String line) {
        results.println(line);
    }

    void println() {
        results.println();
    }

    void printf(String format, Object... values) {
        results.printf(Locale.ROOT, format, values);
    }

    /** Prints a failure or a warning beside the results. */
    void warn(String text) {
        remarks.println("ridgeline: " + text);
    }

    /** Says whether all results so far could be written. */
    boolean delivered() {
        return !results.checkError();
    }

    /** Results that cannot be written; {@link Ridgeline} says so and chooses the exit code. */
    static final class Undelivered extends IllegalStateException {

        private static final long serialVersionUID = 1;
    }

    /** Returns the results as a stream whose flush fails once they can no longer be written, so that a command stops when its reader has gone. */
    OutputStream delivery() {
        return new FilterOutputStream(results) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                results.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                if (!delivered()) {
                    throw new Undelivered();
                }
            }
        };
    }
}
