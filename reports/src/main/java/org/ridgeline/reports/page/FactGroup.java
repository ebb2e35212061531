package org.ridgeline.reports.page;

import java.util.List;
import java.util.Objects;

/**
 * Facts under one heading, such as {@code Hashes}, {@code Versions} or {@code Parameters}.
 *
 * @param title the heading
 * @param facts in the order to be shown
 */
public record FactGroup(String title, List<Fact> facts) {

    /** Copies the list. */
    public FactGroup {
        Objects.requireNonNull(title, "title");
        facts = List.copyOf(facts);
    }
}
