package org.ridgeline.pipeline.reproduce;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One change of a pinned value, a line of the history.
 *
 * @param date when, in UTC to the second, such as {@code 2026-11-25T21:40:00Z}
 * @param field what, such as {@code l2/test mse} or {@code stage matrix}
 * @param before the value before, as text; empty where it was pinned for the first time
 * @param after the value since
 * @param reason why, one line of at most {@value #MAX_REASON} characters
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

    /** The most characters of a reason; more belongs into the commit. */
    public static final int MAX_REASON = 500;

    private static final int SHOWN = 24;

    /** Checks the date and that the reason is one line. */
    public PinChange {
        Instant.parse(date);
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(before, "old");
        Objects.requireNonNull(after, "new");
        Objects.requireNonNull(by, "by");
        requireLine("reason", reason, MAX_REASON);
    }

    /**
     * Checks a reason, or the name of who changes a value.
     *
     * @throws IllegalArgumentException if it is blank, longer than {@code most} characters, or more than one line
     */
    public static void requireLine(String subject, String text, int most) {
        boolean lines = text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
        if (text.isBlank() || text.length() > most || lines) {
            String got = text.isBlank() ? "nothing" : lines ? "several lines" : text.length() + " characters";
            throw new IllegalArgumentException(
                    subject + ": expected one line of 1 to " + most + " characters, got " + got);
        }
    }

    /** Returns a pinned value's beginning and end: a sketch ends in the hash of the bits, which may be all that has changed. */
    public static String shortened(String pinned) {
        return pinned.length() <= SHOWN
                ? pinned
                : pinned.substring(0, SHOWN / 2) + "..." + pinned.substring(pinned.length() - SHOWN / 2);
    }
}
