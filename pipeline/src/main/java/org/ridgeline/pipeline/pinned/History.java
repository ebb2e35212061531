package org.ridgeline.pipeline.pinned;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgeline.reports.table.JsonDataException;
import org.ridgeline.reports.table.StrictJson;

/**
 * The changes of an experiment's pinned values.
 *
 * @param changes from the first to the last
 */
public record History(List<PinChange> changes) {

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
     * Reads a history.
     *
     * @param name stands for the file in messages
     * @param text one JSON object a line; blank lines, as merging may leave them, are passed over
     * @throws PinnedException if a line is no change
     */
    public static History parse(String name, String text) {
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

    /** Returns this history with more at its end. */
    public History with(List<PinChange> more) {
        List<PinChange> all = new ArrayList<>(changes);
        all.addAll(more);
        return new History(all);
    }

    /** Returns the file's text: a line for each change. */
    public String text() {
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
