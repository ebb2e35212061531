package org.ridgeline.pipeline.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Checks that a YAML file has the shape of the records it is read into, before it is: only their keys, each once, none
 * missing, nothing left blank, each value of the right kind. What a value may be in its kind, the records check.
 *
 * <p>Why not leave it to the binding: it reports a misspelt key as a missing one, lets a blank value through as null, and
 * reads an alias as the text of its name.
 */
final class Shape {

    /** How much of a value a message quotes: more than any value that is meant. */
    private static final int QUOTED = 120;

    private final String file;
    private final YAMLParser parser;

    private Shape(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads the parser to its end.
     *
     * @throws ExperimentException at the first departure, with file, line and column
     * @throws IOException if the text is not YAML
     */
    static void check(String file, YAMLParser parser, Class<? extends Record> root) throws IOException {
        Shape shape = new Shape(file, parser);
        if (parser.nextToken() == null) {
            throw new ExperimentException(file + ": expected an experiment, the file is empty");
        }
        shape.value(root, "");
        if (parser.nextToken() != null) {
            throw shape.fault("", "expected one document", "another behind it");
        }
    }

    private void value(Type type, String path) throws IOException {
        JsonToken token = parser.currentToken();
        if (parser.isCurrentAlias()) {
            throw fault(
                    path, "expected " + kind(type), "the alias *" + shown(parser.getText()) + "; write the value out");
        }
        if (parser.getTypeId() != null) {
            throw fault(path, "expected " + kind(type), "the tag " + shown(parser.getTypeId()) + "; leave tags out");
        }
        if (!fits(type, token)) {
            throw fault(path, "expected " + kind(type), found(token));
        }
        if (type instanceof Class<?> record && isSection(record)) {
            record(record, path);
        } else if (token == JsonToken.START_ARRAY) {
            Type element = ((ParameterizedType) type).getActualTypeArguments()[0];
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                value(element, path + "[" + index + "]");
            }
        } else if (token == JsonToken.START_OBJECT) {
            map(((ParameterizedType) type).getActualTypeArguments()[1], path);
        }
    }

    private void record(Class<?> record, String path) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        Map<String, RecordComponent> known = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            known.put(component.getName(), component);
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = key(seen, path);
            RecordComponent component = known.get(key);
            if (component == null) {
                throw new ExperimentException(
                        where(parser.currentTokenLocation()) + "unknown key \"" + below(path, shown(key))
                                + "\"" + nearest(key, known.keySet()) + "\nExpected one of: "
                                + String.join(", ", known.keySet()));
            }
            parser.nextToken();
            value(component.getGenericType(), below(path, key));
        }
        for (RecordComponent component : record.getRecordComponents()) {
            if (required(record, component) && !seen.contains(component.getName())) {
                throw new ExperimentException(
                        where(start) + "missing key \"" + below(path, component.getName()) + "\"");
            }
        }
    }

    private void map(Type element, String path) throws IOException {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = key(seen, path);
            parser.nextToken();
            value(element, below(path, key));
        }
    }

    private String key(Set<String> seen, String path) throws IOException {
        String key = parser.currentName();
        if (!seen.add(key)) {
            throw fault(below(path, shown(key)), "expected each key once", "this one twice");
        }
        return key;
    }

    /** The annotation is written on the component and kept on the field of the same name. */
    private static boolean required(Class<?> record, RecordComponent component) {
        try {
            JsonProperty property = record.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
            return property != null && property.required();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every record component has a field", e);
        }
    }

    private static boolean isSection(Class<?> type) {
        return type.isRecord() && type != Lambda.class;
    }

    private static boolean fits(Type type, JsonToken token) {
        if (type instanceof ParameterizedType generic) {
            return token == (generic.getRawType() == Map.class ? JsonToken.START_OBJECT : JsonToken.START_ARRAY);
        }
        Class<?> plain = (Class<?>) type;
        if (isSection(plain)) {
            return token == JsonToken.START_OBJECT;
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return token == JsonToken.VALUE_NUMBER_INT;
        }
        if (plain == double.class || plain == Double.class) {
            return token.isNumeric();
        }
        return token.isScalarValue() && token != JsonToken.VALUE_NULL;
    }

    /** Returns in words what a value of this type may be. */
    static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class ? "a section" : "a list";
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            StringJoiner choices = new StringJoiner(", ", "one of ", "");
            List.of(plain.getEnumConstants())
                    .forEach(choice -> choices.add(choice.toString().toLowerCase(Locale.ROOT)));
            return choices.toString();
        }
        if (isSection(plain)) {
            return "a section";
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return "true or false";
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return "a whole number";
        }
        if (plain == Lambda.class) {
            return "a number or cv";
        }
        return plain == double.class || plain == Double.class ? "a number" : "text";
    }

    private String found(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> "a section";
            case START_ARRAY -> "a list";
            case VALUE_NULL -> "nothing";
            default -> "\"" + shown(parser.getText()) + "\"";
        };
    }

    /** Returns a value of a file as a message quotes it: its start only where it is long, and nothing that steers a terminal. */
    static String shown(Object value) {
        return shortened(value.toString(), QUOTED);
    }

    /** Returns the text without control characters but line feeds, cut after that many characters. */
    static String shortened(String text, int limit) {
        String harmless = text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
        return harmless.length() <= limit
                ? harmless
                : harmless.substring(0, limit) + "... (" + harmless.length() + " characters)";
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private ExperimentException fault(String path, String expected, String got) {
        return new ExperimentException(
                where(parser.currentTokenLocation()) + (path.isEmpty() ? "" : path + ": ") + expected + ", got " + got);
    }

    private String where(JsonLocation location) {
        return file + ":" + location.getLineNr() + ":" + location.getColumnNr() + ": ";
    }

    /** Returns a question for the known word next to this one, or nothing where none is near. */
    static String nearest(String word, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance.apply(word, candidate)))
                .filter(candidate -> distance.apply(word, candidate) <= Math.max(3, word.length() / 2))
                .map(candidate -> "; did you mean \"" + candidate + "\"?")
                .orElse("");
    }
}
