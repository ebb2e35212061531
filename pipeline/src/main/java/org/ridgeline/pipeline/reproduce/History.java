package org.ridgeline.pipeline.reproduce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgeline.pipeline.experiment.Expected;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.reports.table.JsonDataException;
import org.ridgeline.reports.table.StrictJson;

/**
 * The changes of an experiment's pinned values, read from the file beside the experiment's: one JSON object a line.
 *
 * @param changes from the first to the last
 */
public record History(List<PinChange> changes) {

    private static final String SUFFIX = ".history.jsonl";

    private static final ObjectWriter LINE =
            JsonMapper.builder().addModule(new Jdk8Module()).build().writerFor(PinChange.class);

    public History {
        changes = List.copyOf(changes);
    }

    /** Returns the history of values that were never changed. */
    public static History none() {
        return new History(List.of());
    }

    /**
     * Returns the history of an experiment, none where no file stands beside it.
     *
     * @param nameOrPath as {@link ExperimentFile#load} takes it
     * @throws PinnedException if the history cannot be read
     */
    public static History of(String nameOrPath) {
        return ExperimentFile.path(nameOrPath).map(History::ofFile).orElseGet(() -> builtIn(nameOrPath));
    }

    /** Returns the history of an experiment file; a link leads to the file that has one. */
    static History ofFile(Path experiment) {
        Path file = beside(experiment);
        try {
            file = beside(experiment.toRealPath());
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return none();
        } catch (IOException e) {
            throw new PinnedException(file + ": the history cannot be read: " + e.getMessage(), e);
        }
    }

    private static History builtIn(String name) {
        try (InputStream in = ExperimentFile.class.getResourceAsStream(name + SUFFIX)) {
            return in == null ? none() : parse(name + SUFFIX, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new PinnedException(name + SUFFIX + ": the history cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns the place of the history of an experiment file: beside it, with its name. */
    public static Path beside(Path experiment) {
        String name = experiment.getFileName().toString();
        return experiment.resolveSibling(name.replaceFirst("\\.ya?ml$", "") + SUFFIX);
    }

    /** Blank lines, as merging may leave them, are passed over. */
    private static History parse(String name, String text) {
        List<PinChange> changes = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    changes.add(StrictJson.read(lines.get(i), PinChange.class));
                } catch (JsonDataException e) {
                    throw new PinnedException(
                            name + ":" + (i + 1) + ": expected one change as JSON, got " + e.getMessage()
                                    + "\nTake the file from version control again; only check `update` writes it.",
                            e);
                }
            }
        }
        return new History(changes);
    }

    /** Returns the last change of a value; empty where the history says nothing of it. */
    public Optional<PinChange> last(String field) {
        return changes.stream().filter(change -> change.field().equals(field)).reduce((earlier, later) -> later);
    }

    /**
     * Returns one line a pinned value that is not what this history says of it last: it was changed by hand, or its update was cut short.
     * A value that the history does not mention is passed over: an experiment is written before it has a history.
     */
    public List<String> contradictions(Expected expected) {
        List<String> found = new ArrayList<>();
        Pins.of(expected).forEach((field, held) -> last(field)
                .filter(last -> !Pins.same(field, last.after(), held))
                .ifPresent(last -> found.add(contradiction(last, held))));
        return found;
    }

    private static String contradiction(PinChange last, String held) {
        // The history is written first, so that a kill in between leaves the value before in the file.
        boolean before = last.before()
                .filter(text -> Pins.same(last.field(), text, held))
                .isPresent();
        return last.field() + ": expected " + shortened(last.after()) + " as the history says since " + last.date()
                + ", the file holds " + shortened(held)
                + (before ? ", the value before: an update was cut short, or undone by hand" : ": changed by hand")
                + "; check `update` with a `reason` makes the file and its history agree.";
    }

    private static String shortened(String text) {
        // A sketch ends in the hash of the bits, which may be all that has changed.
        return text.length() <= 80 ? text : text.substring(0, 40) + "..." + text.substring(text.length() - 16);
    }

    /** Returns this history with more at its end. */
    History with(List<PinChange> more) {
        List<PinChange> all = new ArrayList<>(changes);
        all.addAll(more);
        return new History(all);
    }

    /** Returns the file's text: a line for each change. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (PinChange change : changes) {
            try {
                text.append(LINE.writeValueAsString(change)).append('\n');
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a change of texts can be written as JSON", e);
            }
        }
        return text.toString();
    }
}
