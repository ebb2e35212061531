package org.ridgeline.pipeline.review;

import java.util.Locale;

/** Where a training matrix stands. The two are fitted by other sums in another order, so weights may differ in their last bits. */
public enum MatrixPlace {
    /** In memory. */
    MEMORY,
    /** In a file that is deleted at the end. */
    FILE;

    /** Returns the name as a model file has it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
