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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Copies the list. */
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
        Path file = ExperimentFile.path(nameOrPath).orElse(null);
        String place = file == null ? nameOrPath + SUFFIX : beside(file).toString();
        try {
            return parse(place, file == null ? builtIn(place) : Files.readString(beside(file.toRealPath())));
        } catch (NoSuchFileException e) {
            return none();
        } catch (IOException e) {
            throw new PinnedException(place + ": the history cannot be read: " + e.getMessage(), e);
        }
    }

    private static String builtIn(String resource) throws IOException {
        try (InputStream in = ExperimentFile.class.getResourceAsStream(resource)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the place of the history of an experiment file: beside it, with its name. */
    public static Path beside(Path experiment) {
        String name = experiment.getFileName().toString();
        return experiment.resolveSibling(name.replaceFirst("\\.ya?ml$", "") + SUFFIX);
    }

    /** Blank lines, as merging may leave them, are passed over. */
    private static History parse(String place, String text) {
        List<PinChange> changes = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                if (!line.isBlank()) {
                    changes.add(StrictJson.read(line, PinChange.class));
                }
            } catch (JsonDataException e) {
                throw new PinnedException(
                        place + ":" + number + ": expected one change as JSON, got " + e.getMessage()
                                + "\nTake the file from version control again; only check `update` writes it.",
                        e);
            }
        }
        return new History(changes);
    }

    /** Returns the last change of each value. */
    Map<String, PinChange> last() {
        Map<String, PinChange> last = new HashMap<>();
        changes.forEach(change -> last.put(change.field(), change));
        return last;
    }

    /**
     * Returns the expected values as this history says they are; one that it does not mention stays, as an experiment is written before it
     * has a history.
     */
    Expected told(Expected expected) {
        Map<String, PinChange> last = last();
        Map<String, String> pins = Pins.of(expected);
        pins.replaceAll(
                (field, held) -> last.containsKey(field) ? last.get(field).after() : held);
        return Pins.with(expected, pins);
    }

    /**
     * Returns one line for each pinned value that is not what this history says: it was changed by hand, or its update was cut short.
     *
     * @throws PinnedException if the history holds what is no number or no fingerprint
     */
    public List<String> contradictions(Expected expected) {
        Map<String, PinChange> last = last();
        Map<String, String> told = Pins.of(told(expected));
        List<String> found = new ArrayList<>();
        Pins.of(expected).forEach((field, held) -> {
            if (!held.equals(told.get(field))) {
                found.add(contradiction(last.get(field), held));
            }
        });
        return found;
    }

    private static String contradiction(PinChange last, String held) {
        // The history is written first, so that a kill in between leaves the value before in the file.
        boolean before = last.before().filter(held::equals).isPresent();
        return last.field() + ": expected " + PinChange.shortened(last.after()) + " as the history says since "
                + last.date() + ", the file holds " + PinChange.shortened(held)
                + (before ? ", the value before: an update was cut short, or undone by hand" : ": changed by hand")
                + "; check `update` with a `reason` makes the file and its history agree.";
    }

    /** Returns this history with more at its end. */
    History with(List<PinChange> more) {
        return new History(Stream.concat(changes.stream(), more.stream()).toList());
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
