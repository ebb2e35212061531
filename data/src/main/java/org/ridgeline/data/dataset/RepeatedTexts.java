package org.ridgeline.data.dataset;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.ridgeline.data.dataset.DuplicateTexts.Found;

/** Warnings of texts that repeat, for people: a line each. */
public final class RepeatedTexts {

    private final RowPlaces places;
    private final StringJoiner lines = new StringJoiner(System.lineSeparator());

    private RepeatedTexts(RowPlaces places) {
        this.places = places;
    }

    /** Returns the warnings of a training, if there is anything to warn of. */
    public static Optional<String> ofTraining(Found found, RowPlaces places) {
        RepeatedTexts warnings = new RepeatedTexts(places);
        warnings.add(
                found.leaked(),
                "test row has a text that is trained on, so the test is too kind",
                "test rows have a text that is trained on, so the test is too kind",
                found.firstLeaked());
        warnings.conflicting(found);
        warnings.add(
                found.repeated(),
                "row to train on repeats an earlier one and counts again",
                "rows to train on repeat an earlier one and count again",
                found.firstRepeated());
        return warnings.all();
    }

    /** Returns the warnings of an evaluation, for which no row is a test row and each counts. */
    public static Optional<String> ofEvaluation(Found found, Optional<SeenTexts> seen, RowPlaces places) {
        RepeatedTexts warnings = new RepeatedTexts(places);
        seen.ifPresent(warnings::seen);
        warnings.conflicting(found);
        warnings.add(
                found.repeated(),
                "row repeats an earlier one and counts again",
                "rows repeat an earlier one and count again",
                found.firstRepeated());
        return warnings.all();
    }

    private void seen(SeenTexts seen) {
        add(
                seen.count(),
                "text stands in the files that the model was trained on, so the measures are too kind",
                "texts stand in the files that the model was trained on, so the measures are too kind",
                seen.first());
        seen.others().forEach(file -> lines.add("the model was not trained on " + file + ", as it is now"));
    }

    private void conflicting(Found found) {
        add(
                found.conflicting(),
                "text occurs with both labels",
                "texts occur with both labels",
                found.firstConflicting());
    }

    private void add(int count, String one, String many, int first) {
        if (count > 0) {
            lines.add(String.format(Locale.ROOT, "%,d %s, first %s", count, count == 1 ? one : many, places.of(first)));
        }
    }

    private Optional<String> all() {
        return lines.length() == 0 ? Optional.empty() : Optional.of(lines.toString());
    }
}
