package org.ridgeline.pipeline.reproduce;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;

/** Edits pinned values in the characters of an experiment's YAML: nothing else changes, comments, order and layout stay the author's. */
final class YamlPins {

    private static final String STAGES = "/expected/stages";

    private YamlPins() {}

    /** Where a value stands and what it is; of a list or a mapping, its last token. */
    private record Value(int from, int to, String text) {}

    /**
     * Returns the text of an experiment without expected values with such a section behind it: every cell of the table, and no stage. The
     * tolerances are a first guess: a millionth of a mean squared error, as a fingerprint of weights has, but no less than rounding, squared;
     * and less than one document.
     */
    static String append(String text, Experiment experiment, Map<String, Double> measured) {
        StringBuilder section = new StringBuilder(text)
                .append(text.endsWith("\n") ? "\n" : "\n\n")
                .append("""
                expected:
                  # Written by ./ridgeline check. The tolerances are a first guess, a millionth of a mean squared error and
                  # less than a document; its spread tells what they should be.
                  cells:
                """);
        for (FitSpec fit : experiment.fits()) {
            for (Metric metric : Metric.values()) {
                for (Split split : List.of(Split.TRAIN, Split.TEST)) {
                    double value = measured.get(Cell.name(fit.name(), split, metric));
                    // Quotes, as a name such as 007 or true must stay a word.
                    section.append(String.format(
                            Locale.ROOT,
                            "    - {fit: \"%s\", split: %s, metric: %s, pinned: %s, tolerance: %.1e}\n",
                            fit.name(),
                            split.key(),
                            metric.title(),
                            Pins.number(value),
                            metric == Metric.ACCURACY ? 1e-9 : Math.max(1e-15, 1e-6 * value)));
                }
            }
        }
        return section.append("  stages: {}\n").toString();
    }

    /**
     * Returns the text with other pinned values.
     *
     * @param text was read as an experiment before
     * @param cells the new numbers by the cell's place in the list of cells
     * @param stages every fingerprint to be pinned, in order; those that the file lacks come behind its last, and braces become lines
     */
    static String replace(String text, Map<Integer, String> cells, Map<String, String> stages) throws IOException {
        Map<String, Value> values = values(text);
        // From the last to the first, so that each edit finds its place.
        SortedMap<Integer, Value> edits = new TreeMap<>(Collections.reverseOrder());
        cells.forEach((i, number) -> put(edits, values.get("/expected/cells/" + i + "/pinned"), number));
        Value all = values.get(STAGES);
        if (text.charAt(all.from()) == '{') {
            put(edits, all, lines(indent(text, all) + "  ", stages));
        } else {
            Map<String, String> added = new LinkedHashMap<>(stages);
            Value last = all;
            for (Map.Entry<String, Value> value : values.entrySet()) {
                if (value.getKey().startsWith(STAGES + "/")) {
                    last = value.getValue();
                    String fingerprint = added.remove(value.getKey().substring(STAGES.length() + 1));
                    if (fingerprint != null && !last.text().equals(fingerprint)) {
                        put(edits, last, '"' + fingerprint + '"');
                    }
                }
            }
            int line = text.indexOf('\n', last.to());
            int end = line < 0 ? text.length() : line;
            put(edits, new Value(end, end, ""), lines(indent(text, last), added));
        }
        StringBuilder changed = new StringBuilder(text);
        edits.values().forEach(edit -> changed.replace(edit.from(), edit.to(), edit.text()));
        return changed.toString();
    }

    /** Returns what stands where, by its path as a JSON pointer, in the order of the text. */
    private static Map<String, Value> values(String text) throws IOException {
        Map<String, Value> values = new LinkedHashMap<>();
        Deque<JsonLocation> starts = new ArrayDeque<>();
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    starts.push(parser.currentTokenLocation());
                } else if (token != JsonToken.FIELD_NAME) {
                    JsonLocation from = token.isStructEnd() ? starts.pop() : parser.currentTokenLocation();
                    values.put(
                            parser.getParsingContext().pathAsPointer().toString(),
                            new Value(index(text, from), index(text, parser.currentLocation()), parser.getText()));
                }
            }
        }
        return values;
    }

    /** The reader of YAML counts code points. */
    private static int index(String text, JsonLocation location) {
        return text.offsetByCodePoints(0, (int) location.getCharOffset());
    }

    private static void put(Map<Integer, Value> edits, Value place, String text) {
        edits.put(place.from(), new Value(place.from(), place.to(), text));
    }

    /** Returns the blanks at the beginning of a value's line. */
    private static String indent(String text, Value value) {
        String line = text.substring(text.lastIndexOf('\n', value.from()) + 1, value.from());
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** A fingerprint has letters, digits, blanks, points, colons and signs only. */
    private static String lines(String indent, Map<String, String> stages) {
        return stages.entrySet().stream()
                .map(stage -> '\n' + indent + stage.getKey() + ": \"" + stage.getValue() + '"')
                .collect(Collectors.joining());
    }
}
