package org.ridgeline.pipeline.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the program in this process and keeps what it prints. */
final class Cli {

    private static final Set<String> TIMED =
            Set.of("manifest.json", "report.json", "report.html", "descent.json", "history.json", "history.csv");

    private Cli() {}

    /**
     * What a command line came to.
     *
     * @param code the exit code
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int code, String out, String err) {}

    /**
     * Runs the command line where the build's own settings say the project is. What an earlier build has computed proves nothing, so that
     * no cache is used unless the command line names one.
     */
    static Outcome run(Object... arguments) {
        return runWith(InputStream.nullInputStream(), false, arguments);
    }

    /** Runs the command line with a standard input, and as if results went to a terminal or not. */
    static Outcome runWith(InputStream input, boolean colours, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Ridgeline.run(
                new Console(out, err, false, input, colours),
                withoutCache(Stream.of(arguments).map(String::valueOf).toList()).toArray(String[]::new));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<String> withoutCache(List<String> arguments) {
        boolean keeps = !arguments.isEmpty() && List.of("run", "sweep").contains(arguments.get(0));
        return !keeps || arguments.contains("--cache") || arguments.contains("--no-cache")
                ? arguments
                : Stream.concat(arguments.stream(), Stream.of("--no-cache")).toList();
    }

    /** Runs the command line as if the project were in another folder. */
    static Outcome runAt(Path home, Object... arguments) {
        String before = System.getProperty("ridgeline.home");
        System.setProperty("ridgeline.home", home.toString());
        try {
            return run(arguments);
        } finally {
            if (before == null) {
                System.clearProperty("ridgeline.home");
            } else {
                System.setProperty("ridgeline.home", before);
            }
        }
    }

    /** Returns the files of a run that are the same for every run of its experiment, by name: all but those that tell times. */
    static Map<String, byte[]> reproducible(Path run) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(run.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        contents.keySet().removeAll(TIMED);
        return contents;
    }

    /** Returns the names in a folder, hidden ones too, sorted. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
