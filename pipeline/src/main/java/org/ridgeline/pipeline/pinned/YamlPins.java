package org.ridgeline.pipeline.pinned;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places of an experiment's values in the characters of its YAML, and the text with some of them replaced: nothing else of it
 * changes, so that comments, order and layout stay the author's.
 */
final class YamlPins {

    private static final String STAGES = "expected.stages";

    private final String text;
    private final YAMLParser parser;
    private final Map<String, Span> values = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();

    /** Where characters begin and end. */
    private record Span(int from, int to) {}

    /** Characters in place of others. */
    private record Edit(Span span, String text) {}

    private YamlPins(String text, YAMLParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /** Finds the values of a YAML text that was read as an experiment before. */
    static YamlPins of(String text) throws IOException {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            YamlPins pins = new YamlPins(text, parser);
            parser.nextToken();
            pins.value("");
            return pins;
        }
    }

    private void value(String path) throws IOException {
        int from = index(parser.currentTokenLocation());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String below = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
                keys.put(below, index(parser.currentTokenLocation()));
                parser.nextToken();
                value(below);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(path + "[" + i + "]");
            }
        }
        values.put(path, new Span(from, index(parser.currentLocation())));
    }

    /** The reader of YAML counts code points. */
    private int index(JsonLocation location) {
        return text.offsetByCodePoints(0, (int) location.getCharOffset());
    }

    /**
     * Returns the text with other pinned values.
     *
     * @param cells the new number by the cell's place in the list of cells
     * @param stages the whole chain to be pinned, in order: what is pinned and in {@code changed} is replaced, what is not yet pinned
     *     is put behind the stage before it
     * @param changed which stages differ
     */
    String with(Map<Integer, String> cells, List<Map.Entry<String, String>> stages, List<String> changed) {
        List<Edit> edits = new ArrayList<>();
        cells.forEach((i, number) -> edits.add(new Edit(values.get("expected.cells[" + i + "].pinned"), number)));
        edits.addAll(noneYet() ? List.of(all(stages)) : edits(stages, changed));
        return apply(edits);
    }

    private boolean noneYet() {
        return keys.keySet().stream().noneMatch(key -> key.startsWith(STAGES + "."));
    }

    /** A line a stage, below their key, in place of the empty braces. */
    private Edit all(List<Map.Entry<String, String>> stages) {
        String indent = "\n" + " ".repeat(column(keys.get(STAGES)) + 2);
        StringBuilder lines = new StringBuilder();
        stages.forEach(stage -> lines.append(indent).append(pair(stage)));
        return new Edit(values.get(STAGES), lines.toString());
    }

    private List<Edit> edits(List<Map.Entry<String, String>> stages, List<String> changed) {
        List<Edit> edits = new ArrayList<>();
        String before = null;
        StringBuilder first = new StringBuilder();
        Map<String, StringBuilder> behind = new HashMap<>();
        for (Map.Entry<String, String> stage : stages) {
            String path = STAGES + "." + stage.getKey();
            if (values.containsKey(path)) {
                before = path;
                if (changed.contains(stage.getKey())) {
                    edits.add(new Edit(values.get(path), quoted(stage.getValue())));
                }
            } else if (before == null) {
                first.append(inFlow() ? "" : indent()).append(pair(stage)).append(inFlow() ? ", " : "\n");
            } else {
                behind.computeIfAbsent(before, key -> new StringBuilder())
                        .append(inFlow() ? ", " : "\n" + indent())
                        .append(pair(stage));
            }
        }
        behind.forEach((path, pairs) -> edits.add(insertion(behind(path), pairs.toString())));
        if (!first.isEmpty()) {
            edits.add(insertion(beginning(), first.toString()));
        }
        return edits;
    }

    private String apply(List<Edit> edits) {
        StringBuilder changed = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt((Edit edit) -> edit.span().from())
                        .reversed())
                .forEach(edit -> changed.replace(edit.span().from(), edit.span().to(), edit.text()));
        return changed.toString();
    }

    private static Edit insertion(int at, String text) {
        return new Edit(new Span(at, at), text);
    }

    /** In braces behind the value itself, else behind its line, after a comment that may stand there. */
    private int behind(String path) {
        int end = values.get(path).to();
        int line = text.indexOf('\n', end);
        return inFlow() ? end : line < 0 ? text.length() : line;
    }

    private int beginning() {
        return inFlow() ? values.get(STAGES).from() + 1 : firstKey() - indent().length();
    }

    private boolean inFlow() {
        return text.charAt(values.get(STAGES).from()) == '{';
    }

    private String indent() {
        return " ".repeat(column(firstKey()));
    }

    private int column(int at) {
        return at - text.lastIndexOf('\n', at - 1) - 1;
    }

    private int firstKey() {
        return keys.entrySet().stream()
                .filter(key -> key.getKey().startsWith(STAGES + "."))
                .mapToInt(Map.Entry::getValue)
                .min()
                .orElseThrow();
    }

    private static String pair(Map.Entry<String, String> stage) {
        return stage.getKey() + ": " + quoted(stage.getValue());
    }

    /** A fingerprint has letters, digits, blanks, points, colons and signs only. */
    private static String quoted(String fingerprint) {
        return '"' + fingerprint + '"';
    }
}
