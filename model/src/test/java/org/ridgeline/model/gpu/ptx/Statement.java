package org.ridgeline.model.gpu.ptx;

/**
 * One statement of PTX text.
 *
 * @param line where it starts, from 1
 * @param kind what it is
 * @param text without comment, semicolon and surrounding space
 */
record Statement(int line, Kind kind, String text) {

    /** What a statement is. */
    enum Kind {
        /** {@code .visible .entry name(parameters)}, up to its brace. */
        HEADER,
        OPEN,
        CLOSE,
        LABEL,
        /** A directive or an instruction. */
        PLAIN
    }
}
