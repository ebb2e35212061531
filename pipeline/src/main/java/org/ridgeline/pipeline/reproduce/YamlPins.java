package org.ridgeline.pipeline.reproduce;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replaces pinned values in the characters of an experiment's YAML: nothing else of it changes, so that comments, order and layout stay the
 * author's.
 */
final class YamlPins {

    private static final String STAGES = "expected.stages";

    private final String text;
    private final YAMLParser parser;
    private final Map<String, Value> values = new HashMap<>();

    /** What stands where; of a list or a mapping, its last token. */
    private record Value(int from, int to, String text) {}

    /** Characters in place of others. */
    private record Edit(int from, int to, String text) {}

    private YamlPins(String text, YAMLParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /**
     * Returns the text with other pinned values.
     *
     * @param text was read as an experiment before
     * @param cells the new numbers by the cell's place in the list of cells
     * @param stages every fingerprint to be pinned, in order; those that the file lacks come behind its last, and braces become lines
     */
    static String replace(String text, Map<Integer, String> cells, Map<String, String> stages) throws IOException {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            YamlPins pins = new YamlPins(text, parser);
            parser.nextToken();
            pins.read("");
            return pins.with(cells, stages);
        }
    }

    private void read(String path) throws IOException {
        int from = index(parser.currentTokenLocation());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String below = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
                parser.nextToken();
                read(below);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                read(path + "[" + i + "]");
            }
        }
        values.put(path, new Value(from, index(parser.currentLocation()), parser.getText()));
    }

    /** The reader of YAML counts code points. */
    private int index(JsonLocation location) {
        return text.offsetByCodePoints(0, (int) location.getCharOffset());
    }

    private String with(Map<Integer, String> cells, Map<String, String> stages) {
        // From the last to the first, so that each finds its place.
        Map<Integer, Edit> edits = new TreeMap<>(Comparator.reverseOrder());
        cells.forEach((i, number) -> put(edits, values.get("expected.cells[" + i + "].pinned"), number));
        Value all = values.get(STAGES);
        if (text.charAt(all.from()) == '{') {
            put(edits, all, lines(indent(all) + "  ", stages));
        } else {
            putStages(edits, stages);
        }
        StringBuilder changed = new StringBuilder(text);
        edits.values().forEach(edit -> changed.replace(edit.from(), edit.to(), edit.text()));
        return changed.toString();
    }

    private void putStages(Map<Integer, Edit> edits, Map<String, String> stages) {
        Map<String, String> added = new LinkedHashMap<>();
        stages.forEach((stage, fingerprint) -> {
            Value held = values.get(STAGES + "." + stage);
            if (held == null) {
                added.put(stage, fingerprint);
            } else if (!held.text().equals(fingerprint)) {
                put(edits, held, quoted(fingerprint));
            }
        });
        if (!added.isEmpty()) {
            Value last = values.entrySet().stream()
                    .filter(value -> value.getKey().startsWith(STAGES + "."))
                    .map(Map.Entry::getValue)
                    .max(Comparator.comparingInt(Value::to))
                    .orElseThrow();
            int line = text.indexOf('\n', last.to());
            int end = line < 0 ? text.length() : line;
            edits.put(end, new Edit(end, end, lines(indent(last), added)));
        }
    }

    private static void put(Map<Integer, Edit> edits, Value value, String text) {
        edits.put(value.from(), new Edit(value.from(), value.to(), text));
    }

    /** Returns the blanks at the beginning of a value's line. */
    private String indent(Value value) {
        String line = text.substring(text.lastIndexOf('\n', value.from()) + 1, value.from());
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String lines(String indent, Map<String, String> stages) {
        StringBuilder lines = new StringBuilder();
        stages.forEach((stage, fingerprint) ->
                lines.append('\n').append(indent).append(stage).append(": ").append(quoted(fingerprint)));
        return lines.toString();
    }

    /** A fingerprint has letters, digits, blanks, points, colons and signs only. */
    private static String quoted(String fingerprint) {
        return '"' + fingerprint + '"';
    }
}
