package org.ridgeline.data.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ridgeline.data.dataset.BadRow.Reason;

/** One JSON object a line. A label, split or identifier may be a text, a number or a truth value; other fields are passed over. */
final class JsonRows extends LineRows {

    private static final int MAX_NESTING = 100;
    private static final int MAX_NUMBER = 1000;
    private static final int MAX_NAME = 50_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(OpenedFile.MAX_ROW)
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    /** The fields of text, label, split and identifier; null for one that is not needed. */
    private final List<String> names;

    JsonRows(OpenedFile file) throws IOException {
        super(file);
        this.names = file.source().columns().all().stream()
                .map(name -> name.orElse(null))
                .collect(Collectors.toList());
    }

    @Override
    Document row(String content, long number) {
        try (JsonParser parser = JSON.createParser(content)) {
            try {
                String[] values = new String[names.size()];
                String fault = read(parser, values);
                return fault == null ? document(values, number) : file.refuse(number, Reason.JSON, fault);
            } catch (StreamConstraintsException e) {
                return beyondBounds(parser, number);
            }
        } catch (IOException e) {
            return file.refuse(number, Reason.JSON, "expected one object a line, got something else");
        }
    }

    /** Fills in the values of the needed fields; returns what is wrong, or null. */
    private String read(JsonParser parser, String[] values) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return "expected an object";
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!names.contains(name)) {
                parser.skipChildren();
                continue;
            }
            if (name.equals(names.get(0)) && value != JsonToken.VALUE_STRING) {
                return "expected a text in \"" + name + "\"";
            }
            if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
                return "expected a text or number in \"" + name + "\"";
            }
            // One field may be several things, such as both a label and what the row is known by.
            for (int i = 0; i < values.length; i++) {
                values[i] = name.equals(names.get(i)) ? parser.getText() : values[i];
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            return "expected one object and nothing after it";
        }
        boolean halves = Arrays.stream(values).anyMatch(JsonRows::halfOfPair);
        return halves ? "expected characters, got half of a pair (\\ud800 to \\udfff)" : null;
    }

    /** Escapes can say half of a surrogate pair, which no file in UTF-8 holds: a model with such a word could not be written. */
    private static boolean halfOfPair(String value) {
        return value != null
                && value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private Document document(String[] values, long number) {
        for (int i = 0; i < values.length; i++) {
            if (names.get(i) != null && values[i] == null) {
                return file.refuse(number, Reason.COLUMNS, "expected a field \"" + names.get(i) + "\", got none");
            }
        }
        return file.document(number, values);
    }

    /** Tells what goes beyond a bound: such a line may well be JSON, and what it has too much of may be a field passed over. */
    private Document beyondBounds(JsonParser parser, long number) {
        String where = field(parser) + ", column " + parser.currentLocation().getColumnNr();
        if (parser.getParsingContext().getNestingDepth() > MAX_NESTING) {
            String most = "expected at most " + MAX_NESTING + " levels of objects and lists, got more";
            return file.refuse(number, Reason.DEPTH, most + where);
        }
        String most = "expected numbers of at most " + MAX_NUMBER + " digits and names of at most " + MAX_NAME
                + " characters, got a longer one";
        return file.refuse(number, Reason.LENGTH, most + where);
    }

    /** Returns the row's own field that is being read, in a few words; nothing where it is a name that could not be read. */
    private static String field(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        if (context.getNestingDepth() < 2 && parser.currentToken() != JsonToken.FIELD_NAME) {
            return "";
        }
        String name = String.valueOf(context.pathAsPointer().getMatchingProperty());
        String plain = name.length() <= 40 ? name : name.substring(0, 40) + "...";
        return " in \"" + plain.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
