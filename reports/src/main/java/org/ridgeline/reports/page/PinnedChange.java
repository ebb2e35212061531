package org.ridgeline.reports.page;

import java.util.Objects;

/**
 * One change of an expected value.
 *
 * @param date when
 * @param value which one
 * @param before what it was; empty where it was pinned for the first time
 * @param after what it has been since
 * @param reason why
 */
public record PinnedChange(String date, String value, String before, String after, String reason) {

    /** Rejects nulls. */
    public PinnedChange {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(reason, "reason");
    }
}
