package org.ridgeline.data.dataset;

/**
 * One row of a user's file.
 *
 * @param file its file's name
 * @param line the physical line at which it begins, from 1
 * @param text the text, not blank
 * @param label the label as it stands there, without blanks around it; null where no column of labels was named
 * @param split the split as it stands there, alike; null where no column of splits was named
 * @param id what the row is known by, as it stands there; null where no column of it was named
 */
public record ReviewRow(String file, long line, String text, String label, String split, String id) {}
