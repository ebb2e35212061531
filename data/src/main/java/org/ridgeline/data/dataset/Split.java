package org.ridgeline.data.dataset;

import java.util.Locale;

/** The part of a corpus a document belongs to: what is fitted, what is tuned on, what is reported. */
public enum Split {
    TRAIN,
    DEV,
    TEST;

    /** Returns the split's name as files and reports write it: {@code train}, {@code dev} or {@code test}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
