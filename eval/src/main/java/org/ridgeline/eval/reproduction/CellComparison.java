package org.ridgeline.eval.reproduction;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One expected value beside the measured one, with the verdict against the pin and against the book's band.
 *
 * @param expected what the cell should be
 * @param actual what the run measured; empty where it measured nothing
 */
public record CellComparison(ExpectedValue expected, OptionalDouble actual) {

    /** Rejects nulls. */
    public CellComparison {
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }

    /** Returns the verdict against our pinned value. */
    public Verdict pinnedVerdict() {
        return Verdict.of(expected.pinned(), actual);
    }

    /** Returns the verdict against the book's band; empty where the book is not judged. */
    public Optional<Verdict> bookVerdict() {
        return expected.book().map(band -> Verdict.of(band, actual));
    }

    /** Returns whether every verdict is a match. */
    public boolean passed() {
        return pinnedVerdict().passed() && bookVerdict().map(Verdict::passed).orElse(true);
    }
}
