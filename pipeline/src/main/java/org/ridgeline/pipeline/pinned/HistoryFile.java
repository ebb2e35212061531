package org.ridgeline.pipeline.pinned;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.ridgeline.pipeline.experiment.ExperimentFile;

/** Where the history of an experiment stands, and what it holds. */
public final class HistoryFile {

    private static final String SUFFIX = ".history.jsonl";

    private HistoryFile() {}

    /** Returns the place of the history of an experiment file: beside it, with its name. */
    public static Path beside(Path experiment) {
        String name = experiment.getFileName().toString();
        return experiment.resolveSibling(name.replaceFirst("\\.ya?ml$", "") + SUFFIX);
    }

    /**
     * Returns the history of an experiment, none where no file stands beside it.
     *
     * @param nameOrPath as {@link ExperimentFile#load} takes it
     * @throws PinnedException if the history cannot be read
     */
    public static History of(String nameOrPath) {
        return ExperimentFile.path(nameOrPath).map(HistoryFile::ofFile).orElseGet(() -> builtIn(nameOrPath));
    }

    /** Returns the history of an experiment file; a link leads to the file that has one. */
    static History ofFile(Path experiment) {
        Path file = experiment;
        try {
            file = beside(experiment.toRealPath());
            return History.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return History.none();
        } catch (IOException e) {
            throw new PinnedException(file + ": the history cannot be read: " + e.getMessage(), e);
        }
    }

    private static History builtIn(String name) {
        try (InputStream in = ExperimentFile.class.getResourceAsStream(name + SUFFIX)) {
            return in == null
                    ? History.none()
                    : History.parse(name + SUFFIX, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new PinnedException(name + SUFFIX + ": the history cannot be read: " + e.getMessage(), e);
        }
    }
}
