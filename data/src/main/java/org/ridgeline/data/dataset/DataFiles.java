package org.ridgeline.data.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgeline.data.source.DataException;

/**
 * The files to read and how they are to be understood.
 *
 * @param paths in the order in which they are read; a folder stands for its files of known formats, by name
 * @param format the format of all of them, or empty where each file's name tells it
 * @param charset the encoding of all of them
 * @param header whether the first row of a delimited file names its columns
 * @param columns which columns are needed
 */
public record DataFiles(List<Path> paths, Optional<Format> format, Charset charset, boolean header, Columns columns)
        implements Dataset {

    /** The path that stands for the standard input. */
    public static final Path STANDARD_INPUT = Path.of("-");

    public DataFiles {
        paths = List.copyOf(paths);
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(columns, "columns");
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("files: expected at least one, got none");
        }
        int fromInput = Collections.frequency(paths, STANDARD_INPUT);
        if (fromInput > 1) {
            throw new IllegalArgumentException(
                    "files: expected - for the standard input once, as it can be read once, got it " + fromInput
                            + " times");
        }
    }

    /** Returns the paths as they were given. */
    @Override
    public String name() {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    @Override
    public DocumentReader open(BadRows bad, InputStream standardInput) {
        return new FilesReader(this, bad, standardInput);
    }

    /**
     * Returns the files themselves, folders replaced by what they hold.
     *
     * @throws DataException if one is missing, or a folder holds no file of a known format
     */
    @Override
    public List<Path> files() {
        List<Path> resolved = new ArrayList<>();
        for (Path file : paths) {
            if (Files.isDirectory(file) && !format.map(Format::ofFolder).orElse(false)) {
                resolved.addAll(inFolder(file));
            } else if (file.equals(STANDARD_INPUT) || Files.exists(file)) {
                resolved.add(file);
            } else {
                throw new DataException(file + ": no such file or folder", "check the path");
            }
        }
        return List.copyOf(resolved);
    }

    private List<Path> inFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> {
                        Optional<Format> known =
                                Format.ofName(file.getFileName().toString());
                        return known.isPresent() && (format.isEmpty() || format.equals(known));
                    })
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw DataException.unexpected(
                        folder.toString(),
                        "nothing to read",
                        "files that end in " + Format.endings(),
                        "none of them",
                        "name the files, and their format with `format`, or give `format` folders where each class has a folder of texts");
            }
            return found;
        } catch (IOException e) {
            throw new DataException(folder + ": cannot be read (" + e + ")", e);
        }
    }

    /**
     * Returns the format of a file.
     *
     * @throws DataException if neither this source nor the file's name tells it
     */
    Format formatOf(Path file) {
        return format.or(() -> file.equals(STANDARD_INPUT)
                        ? Optional.of(Format.LINES)
                        : Format.ofName(file.getFileName().toString()))
                .orElseThrow(() -> DataException.unexpected(
                        file.toString(),
                        "its name does not tell its format",
                        "a name that ends in " + Format.endings(),
                        file.getFileName().toString(),
                        "give the format with `format`"));
    }
}
