package org.ridgeline.reports.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Map;

/**
 * Writes JSON whose bytes follow from its content alone: keys sorted at every depth, two spaces of indentation,
 * {@code \n} line ends, each double as the shortest decimal that reads back as the same double, ASCII only (other
 * characters escaped), a line end last.
 */
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private CanonicalJson() {}

    /**
     * Returns {@code value} as a JSON document.
     *
     * @param value maps with string keys, collections, arrays, records, optionals, strings, booleans, numbers, nested at will
     * @return the document
     * @throws IllegalArgumentException where a number is NaN or infinite, which JSON cannot say (its place is named),
     *     or Jackson cannot write a type
     */
    public static String write(Object value) {
        JsonNode tree = MAPPER.valueToTree(value);
        requireFinite(tree, "");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(SEPARATORS).withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        try {
            return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("JSON: expected plain data, got " + e.getOriginalMessage(), e);
        }
    }

    private static void requireFinite(JsonNode node, String place) {
        if (node.isFloatingPointNumber() && !node.isBigDecimal() && !Double.isFinite(node.doubleValue())) {
            throw new IllegalArgumentException(
                    "JSON number at " + place + ": expected a finite number, got " + node.doubleValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            requireFinite(field.getValue(), place + "/" + field.getKey());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            requireFinite(node.get(i), place + "/" + i);
        }
    }
}
