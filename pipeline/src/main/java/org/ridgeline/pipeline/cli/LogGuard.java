package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Format;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs a command whose log, if it keeps one, is no file that it reads: appended to, a model is damaged and data have bad rows. */
final class LogGuard implements IExecutionStrategy {

    private static final String WRITTEN = "--out";

    @Override
    public int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        Path log = last.matchedOptionValue(LogOptions.FILE, null);
        if (log != null) {
            List<Path> read = last.matchedArgs().stream()
                    .filter(argument -> !named(argument, LogOptions.FILE) && !named(argument, WRITTEN))
                    .flatMap(LogGuard::files)
                    .toList();
            InputGuard.requireOther(last.commandSpec(), LogOptions.FILE, log, read);
        }
        return new RunLast().execute(parsed);
    }

    private static boolean named(ArgSpec argument, String option) {
        return argument instanceof OptionSpec spec && spec.longestName().equals(option);
    }

    /** Returns the files that an argument may name; an experiment or a list of words may be a file or a name. */
    private static Stream<Path> files(ArgSpec argument) {
        Object value = argument.getValue();
        if (value instanceof Collection<?> many) {
            return many.stream()
                    .filter(Path.class::isInstance)
                    .map(Path.class::cast)
                    .flatMap(LogGuard::inside);
        }
        if (value instanceof Path path) {
            return Stream.of(path);
        }
        boolean file = argument.isPositional() || argument.paramLabel().contains("FILE");
        return file && value instanceof String text ? path(text) : Stream.empty();
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** Returns what is read of a list's folder, which stands for its files of known formats. */
    private static Stream<Path> inside(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files
                    .filter(file -> Format.ofName(file.getFileName().toString()).isPresent())
                    .toList()
                    .stream();
        } catch (IOException e) {
            // What cannot be listed cannot be read: the command itself says so.
            return Stream.empty();
        }
    }
}
