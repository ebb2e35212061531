package org.ridgeline.pipeline.reproduce;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/**
 * One change of a pinned value, a line of the history.
 *
 * @param date when, in UTC to the second, such as {@code 2026-11-25T21:40:00Z}
 * @param field what, such as {@code l2/test mse} or {@code stage matrix}
 * @param before the value before, as text; empty where it was pinned for the first time
 * @param after the value since
 * @param reason why, one line
 * @param by the program that wrote it, with its version, behind the name of who had it written where one was given
 */
@JsonPropertyOrder({"date", "field", "old", "new", "reason", "by"})
public record PinChange(
        String date,
        String field,
        @JsonProperty("old") Optional<String> before,
        @JsonProperty("new") String after,
        String reason,
        String by) {

    /** The longest reason; more belongs into the commit. */
    public static final int MAX_REASON = 500;

    /** The longest name of who changes a value. */
    public static final int MAX_NAME = 100;

    /** Checks the date and that the reason is one line. */
    public PinChange {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(before, "old");
        Objects.requireNonNull(after, "new");
        Objects.requireNonNull(by, "by");
        try {
            Instant.parse(date);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("date: expected one like 2026-11-25T21:40:00Z, got " + date, e);
        }
        requireReason(reason);
    }

    /**
     * Checks a reason.
     *
     * @throws IllegalArgumentException if it is blank, too long, or more than one line
     */
    public static void requireReason(String reason) {
        requireLine("reason", reason, MAX_REASON);
    }

    /**
     * Checks a name of who changes a value.
     *
     * @throws IllegalArgumentException if it is blank, too long, or more than one line
     */
    public static void requireName(String name) {
        requireLine("by", name, MAX_NAME);
    }

    private static void requireLine(String subject, String text, int most) {
        if (text.isBlank()
                || text.length() > most
                || text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new IllegalArgumentException(subject + ": expected one line of 1 to " + most + " characters, got "
                    + (text.isBlank()
                            ? "nothing"
                            : text.length() > most ? text.length() + " characters" : "several lines"));
        }
    }
}
