package org.ridgeline.pipeline.cli;

import java.util.regex.Pattern;

/** Text of anybody's, made harmless to a terminal. */
final class TerminalText {

    /** Controls, among them the escape that colours and cursor moves begin with; marks that turn the direction; odd line ends. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private TerminalText() {}

    /** Returns the text with a replacement character for each that would steer the terminal. */
    static String visible(String text) {
        return HIDDEN.matcher(text).replaceAll("\uFFFD");
    }
}
