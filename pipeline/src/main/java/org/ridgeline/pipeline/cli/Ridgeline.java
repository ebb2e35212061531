package org.ridgeline.pipeline.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.util.List;

/** Prints the version. A stand-in until the commands exist; it lets the launcher be tried. */
public final class Ridgeline {

    private Ridgeline() {}

    /**
     * Prints the version of the jar, and the arguments.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        PrintStream out = requireNonNull(System.out);
        String version = Ridgeline.class.getPackage().getImplementationVersion();
        out.println(
                "ridgeline " + version + " home=" + System.getProperty("ridgeline.home") + " " + List.of(arguments));
    }
}
