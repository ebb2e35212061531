package org.ridgeline.reports.page;

/**
 * A named piece of text, such as {@code iterations} and {@code 27,562}.
 *
 * @param name what it is
 * @param value what it says, already printed
 */
public record Fact(String name, String value) {}
