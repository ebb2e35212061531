package org.ridgeline.reports.figure;

import java.util.Objects;

/**
 * The words around a figure.
 *
 * @param id the figure's file name without ending: lower-case letters, digits and hyphens; unique in a report
 * @param title what the reader is to see, as a sentence without a full stop
 * @param description what stands below the figure, and in its place for who cannot see it
 */
public record Caption(String id, String title, String description) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the id holds anything but lower-case letters, digits and hyphens
     */
    public Caption {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("figure id: expected a-z, 0-9 and single hyphens, got " + id);
        }
    }
}
