package org.ridgeline.pipeline.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a command's results and remarks go, always in UTF-8, whatever the locale says. */
final class Console {

    private final PrintStream results;
    private final PrintStream remarks;
    private final boolean terminal;

    /**
     * Takes the streams.
     *
     * @param terminal whether the remarks go to a terminal, where a progress bar can move
     */
    Console(OutputStream results, OutputStream remarks, boolean terminal) {
        this.results = new PrintStream(results, true, StandardCharsets.UTF_8);
        this.remarks = new PrintStream(remarks, true, StandardCharsets.UTF_8);
        this.terminal = terminal;
    }

    /** Returns the console of this process; the launcher says whether standard error is a terminal. */
    static Console system() {
        return new Console(System.out, System.err, Boolean.getBoolean("ridgeline.terminal"));
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
