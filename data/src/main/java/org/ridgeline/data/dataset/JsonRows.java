package org.ridgeline.data.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.BadRow.Reason;

/** One JSON object a line. A label, split or identifier may be a text, a number or a truth value; other fields are passed over. */
final class JsonRows extends LineRows {

    private static final int MAX_NESTING = 100;
    private static final int MAX_NUMBER = 1000;
    private static final int MAX_NAME = 50_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(DocumentReader.MAX_LINE)
                    .maxNestingDepth(MAX_NESTING)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    private final Columns columns;

    JsonRows(OpenedFile file) throws IOException {
        super(file.name(), file.text());
        this.columns = file.source().columns();
    }

    @Override
    Document row(String content, long number, Consumer<BadRow> bad) {
        Fields fields = new Fields();
        BadRow fault;
        try (JsonParser parser = JSON.createParser(content)) {
            fault = bounded(parser, fields, number);
        } catch (IOException e) {
            fault = new BadRow(file, number, Reason.JSON, "expected one object a line, got something else");
        }
        if (fault == null) {
            fault = DocumentReader.fault(file, number, fields.text);
        }
        if (fault != null) {
            bad.accept(fault);
            return null;
        }
        return new Document(file, number, fields.text, fields.label, fields.split, fields.id);
    }

    /** Reads, and tells what goes beyond a bound: such a line may well be JSON, and what it has too much of may be a field passed over. */
    private BadRow bounded(JsonParser parser, Fields fields, long number) throws IOException {
        try {
            return read(parser, fields, number);
        } catch (StreamConstraintsException e) {
            String where =
                    field(parser) + ", column " + parser.currentLocation().getColumnNr();
            return parser.getParsingContext().getNestingDepth() > MAX_NESTING
                    ? new BadRow(
                            file,
                            number,
                            Reason.DEPTH,
                            "expected at most " + MAX_NESTING + " levels of objects and lists, got more" + where)
                    : new BadRow(
                            file,
                            number,
                            Reason.LENGTH,
                            "expected numbers of at most " + MAX_NUMBER + " digits and names of at most " + MAX_NAME
                                    + " characters, got a longer one" + where);
        }
    }

    /** Returns the row's own field that is being read, in a few words; nothing where it is a name that could not be read. */
    private static String field(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        if (context.getNestingDepth() < 2 && parser.currentToken() != JsonToken.FIELD_NAME) {
            return "";
        }
        while (context.getNestingDepth() > 1) {
            context = context.getParent();
        }
        String name = String.valueOf(context.getCurrentName());
        String plain = name.length() <= 40 ? name : name.substring(0, 40) + "...";
        return " in \"" + plain.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    private BadRow read(JsonParser parser, Fields fields, long number) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new BadRow(file, number, Reason.JSON, "expected an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean needed = is(name, columns.label()) || is(name, columns.split()) || is(name, columns.id());
            boolean text = name.equals(columns.text());
            if (text) {
                if (value != JsonToken.VALUE_STRING) {
                    return new BadRow(file, number, Reason.JSON, "expected a text in \"" + name + "\"");
                }
                fields.text = parser.getText();
            }
            if (needed) {
                if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
                    return new BadRow(file, number, Reason.JSON, "expected a text or number in \"" + name + "\"");
                }
                put(fields, name, parser.getText());
            } else if (!text) {
                parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            return new BadRow(file, number, Reason.JSON, "expected one object and nothing after it");
        }
        return fields.areCharacters()
                ? missing(fields, number)
                : new BadRow(file, number, Reason.JSON, "expected characters, got half of a pair (\\ud800 to \\udfff)");
    }

    /** Takes a value for each part that the field plays: one may be both a label and what the row is known by. */
    private void put(Fields fields, String name, String value) {
        fields.label = is(name, columns.label()) ? value.strip() : fields.label;
        fields.split = is(name, columns.split()) ? value.strip() : fields.split;
        fields.id = is(name, columns.id()) ? value : fields.id;
    }

    private BadRow missing(Fields fields, long number) {
        return Stream.of(
                        missing(Optional.of(columns.text()), fields.text),
                        missing(columns.label(), fields.label),
                        missing(columns.split(), fields.split),
                        missing(columns.id(), fields.id))
                .flatMap(Optional::stream)
                .findFirst()
                .map(name -> new BadRow(file, number, Reason.COLUMNS, "expected a field \"" + name + "\", got none"))
                .orElse(null);
    }

    private static Optional<String> missing(Optional<String> column, String found) {
        return found == null ? column : Optional.empty();
    }

    private static boolean is(String name, Optional<String> column) {
        return column.isPresent() && column.get().equals(name);
    }

    /** What was found of a row. */
    private static final class Fields {

        private String text;
        private String label;
        private String split;
        private String id;

        /** Escapes can say half of a surrogate pair, which no file in UTF-8 holds: a model with such a word could not be written. */
        boolean areCharacters() {
            return Stream.of(text, label, split, id)
                    .filter(Objects::nonNull)
                    .allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode);
        }
    }
}
