package org.ridgeline.reports.page;

import java.util.Objects;

/**
 * One line of the data doctor: a count of the corpus and, where one is pinned, what it should be.
 *
 * @param name what was counted, such as {@code train documents}
 * @param expected the pinned count as text; empty where none is pinned
 * @param actual the count as text
 * @param passed whether it is as it should be; true where none is pinned
 */
public record DataCheck(String name, String expected, String actual, boolean passed) {

    /** Rejects nulls. */
    public DataCheck {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }
}
