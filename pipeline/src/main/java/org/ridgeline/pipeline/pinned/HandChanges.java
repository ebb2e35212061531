package org.ridgeline.pipeline.pinned;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.pipeline.experiment.Expected;

/** Finds pinned values that are not what the history says of them last. */
public final class HandChanges {

    private static final String ADVICE = "check `update` with a `reason` makes the file and its history agree.";

    private HandChanges() {}

    /**
     * Returns one line a value that was changed by hand, or whose update was cut short; none where all is well.
     *
     * <p>A value that the history does not mention is passed over: an experiment is written before it has a history, and a fit may be
     * given another name.
     */
    public static List<String> find(Expected expected, History history) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> pin : Pins.of(expected).entrySet()) {
            String field = pin.getKey();
            Optional<PinChange> last = history.last(field);
            if (last.isPresent() && !same(field, last.get().after(), pin.getValue())) {
                found.add(field + ": " + reason(field, pin.getValue(), last.get()) + "; " + ADVICE);
            }
        }
        return found;
    }

    private static String reason(String field, String held, PinChange last) {
        String since = "expected " + shortened(last.after()) + " as the history says since " + last.date()
                + ", the file" + " holds " + shortened(held);
        boolean before = last.before().filter(text -> same(field, text, held)).isPresent();
        // The history is written first, so that a kill in between leaves this.
        return since
                + (before ? ", the value before: an update was cut short, or undone by hand" : ": changed by hand");
    }

    /** A history may have been written by hand, too: what is no number there is not the same as one. */
    private static boolean same(String field, String said, String held) {
        try {
            return Pins.same(field, said, held);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        // A sketch ends in the hash of the bits, which may be all that has changed.
        return text.length() <= 80 ? text : text.substring(0, 40) + "..." + text.substring(text.length() - 16);
    }
}
