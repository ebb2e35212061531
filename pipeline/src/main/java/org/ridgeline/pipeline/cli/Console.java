package org.ridgeline.pipeline.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where a command's results and remarks go, always in UTF-8, whatever the locale says, and where its standard input comes from. */
final class Console {

    private final PrintStream results;
    private final PrintStream remarks;
    private final boolean terminal;
    private final InputStream input;
    private final boolean colours;

    /**
     * Takes the streams of results without colours; the standard input is empty.
     *
     * @param terminal whether the remarks go to a terminal, where a progress bar can move
     */
    Console(OutputStream results, OutputStream remarks, boolean terminal) {
        this(results, remarks, terminal, InputStream.nullInputStream(), false);
    }

    /**
     * Takes the streams.
     *
     * @param terminal whether the remarks go to a terminal, where a progress bar can move
     * @param input the standard input
     * @param colours whether the results go to a terminal whose user has nothing against colours
     */
    Console(OutputStream results, OutputStream remarks, boolean terminal, InputStream input, boolean colours) {
        this.input = input;
        this.colours = colours;
        this.results = new PrintStream(results, true, StandardCharsets.UTF_8);
        this.remarks = new PrintStream(remarks, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
    }

    /** Returns the console of this process; the launcher says which streams are a terminal. No colours on a dumb one, or with NO_COLOR, see https://no-color.org. */
    static Console system() {
        String noColor = System.getenv("NO_COLOR");
        return new Console(
                System.out,
                System.err,
                Boolean.getBoolean("ridgeline.terminal"),
                System.in,
                Boolean.getBoolean("ridgeline.results.terminal")
                        && (noColor == null || noColor.isEmpty())
                        && !"dumb".equals(System.getenv("TERM")));
    }

    InputStream input() {
        return input;
    }

    /** Says whether results may be coloured. */
    boolean colours() {
        return colours;
    }

    /** Prints results. */
    void print(String text) {
        results.print(text);
    }

    /** Prints a line of results. */
    void println(String line) {
        results.println(line);
    }

    /** Prints results as {@link String#format} makes them. */
    void printf(String format, Object... values) {
        results.print(String.format(Locale.ROOT, format, values));
    }

    /** Prints an empty line between results. */
    void println() {
        results.println();
    }

    /** Prints a failure or a warning beside the results. */
    void warn(String text) {
        remarks.println("ridgeline: " + text);
    }

    PrintStream results() {
        return results;
    }

    /** Says whether all results so far could be written. */
    boolean delivered() {
        return !results.checkError();
    }

    PrintStream remarks() {
        return remarks;
    }

    boolean terminal() {
        return terminal;
    }
}
