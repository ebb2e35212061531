package org.ridgeline.data.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/** What happens to rows that are bad: the first one stops the reading, or all are left out, counted and the first listed. */
public final class BadRows {

    public static final int LISTED = 10;

    private final boolean skip;
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private final List<BadRow> first = new ArrayList<>();

    private BadRows(boolean skip) {
        this.skip = skip;
    }

    /** Returns the policy that stops at the first. */
    public static BadRows stop() {
        return new BadRows(false);
    }

    /** Returns the policy that leaves them out. */
    public static BadRows skip() {
        return new BadRows(true);
    }

    /**
     * Takes a bad row.
     *
     * @throws DataException with the row's place and fault, unless bad rows are skipped
     */
    public void add(BadRow row) {
        if (!skip) {
            throw new DataException(
                    row.toString(), "correct the row, or pass `skip-bad-rows` to leave out rows like it");
        }
        counts.merge(row.reason(), 1L, Long::sum);
        if (first.size() < LISTED) {
            first.add(row);
        }
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public Map<Reason, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    public List<BadRow> first() {
        return List.copyOf(first);
    }
}
