package org.ridgeline.reports.table;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Writes a double as the shortest decimal that reads back as the same double, with the same letters on every Java version. */
public final class ShortestDecimal {

    private ShortestDecimal() {}

    /**
     * Returns the decimal in the form of {@link Double#toString(double)}, which is the shortest only from Java 19 on: Java 17 writes
     * -2.8905547497191603E17 where -2.89055474971916E17 will do. This is Jackson's Schubfach; {@link CanonicalJson} writes with it, too.
     */
    public static String of(double value) {
        return NumberOutput.toString(value, true);
    }
}
