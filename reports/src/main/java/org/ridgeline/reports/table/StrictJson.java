package org.ridgeline.reports.table;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Reads back what {@link CanonicalJson} wrote, and nothing else: a property that is missing, unknown, given twice, null or
 * of another type is an error, and so is anything after the end.
 */
public final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private StrictJson() {}

    /**
     * Returns the value.
     *
     * @param text one JSON document
     * @param type a record, a sealed type with names, or Jackson's tree
     * @throws JsonDataException if the text is no JSON, or not of that type
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new JsonDataException(place(e) + reason(e), e);
        }
    }

    /** Where in the data, by its names, and where in the text. */
    private static String place(JsonProcessingException failure) {
        String path = failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining())
                : "";
        JsonLocation location = failure.getLocation();
        String line = location == null
                ? ""
                : String.format(Locale.ROOT, "line %d, column %d", location.getLineNr(), location.getColumnNr());
        return path.isEmpty() ? line + ": " : line + ", at " + path + ": ";
    }

    /** Jackson's message without its names of Java's and its own things. */
    private static String plain(String message) {
        return message.replaceAll(
                        " \\(index \\d+\\)|; `DeserializationFeature\\..*| as a subtype of `[^`]*`|\\(for POJO.*", "")
                .replaceAll("`(?:\\w+\\.)*([^`]*)`", "$1")
                .replace("creator property", "property")
                .strip();
    }

    private static String reason(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return "unknown property \"" + unknown.getPropertyName() + "\"";
        }
        // What a constructor objects to says more than that an object could not be made.
        Throwable cause = failure.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : plain(failure.getOriginalMessage().lines().findFirst().orElse("no reason given"));
    }
}
