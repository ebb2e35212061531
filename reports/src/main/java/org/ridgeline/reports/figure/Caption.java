package org.ridgeline.reports.figure;

/**
 * The words around a figure.
 *
 * @param id the figure's file name without ending: lower-case letters, digits and single hyphens; unique in a report
 * @param title what the reader is to see, as a sentence without a full stop
 * @param description what stands below the figure, and in its place for who cannot see it
 */
public record Caption(String id, String title, String description) {

    /** Rejects an id that holds anything else. */
    public Caption {
        requireId("figure", id);
    }

    /** Rejects a name of a file or an anchor that is not made of lower-case letters, digits and single hyphens. */
    public static void requireId(String what, String id) {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(what + " id: expected a-z, 0-9 and single hyphens, got " + id);
        }
    }
}
