package org.ridgeline.data.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of a data set a document belongs to: what is fitted, what is tuned on, what is reported. */
public enum Split {
    TRAIN("training"),
    DEV("development", "valid", "validation", "val"),
    TEST("testing", "eval", "evaluation");

    /** What documents say that take no part: they have no labels. */
    private static final List<String> NONE = List.of("unsup", "unlabeled");

    private final List<String> names;

    Split(String... names) {
        this.names = List.of(names);
    }

    /** Returns the split's name as files and reports write it: {@code train}, {@code dev} or {@code test}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the split that a column or a folder names; empty for one whose documents take no part.
     *
     * @throws IllegalArgumentException if it is none of train, test, dev and their other names
     */
    public static Optional<Split> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Split split : values()) {
            if (lower.equals(split.key()) || split.names.contains(lower)) {
                return Optional.of(split);
            }
        }
        if (NONE.contains(lower)) {
            return Optional.empty();
        }
        throw new IllegalArgumentException("split: expected train, test or dev, got \"" + name + "\"");
    }

    static boolean isName(String name) {
        try {
            of(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
