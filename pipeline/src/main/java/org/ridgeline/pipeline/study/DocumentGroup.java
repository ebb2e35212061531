package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents that have something in common: their places in the split, rising. */
record DocumentGroup(String label, List<Integer> documents) {

    private static final int LENGTHS = 8;

    /** Upper ends of the groups by unknown words, in percent; the last has none. */
    private static final int[] UNKNOWN_PERCENT = {0, 5, 10, 15, 20};

    private static final List<String> LABELS =
            List.of("very negative (0)", "negative (1)", "neutral (2)", "positive (3)", "very positive (4)");

    DocumentGroup {
        documents = List.copyOf(documents);
    }

    /** Returns the documents by length, in groups of about as many; together all of them. */
    static List<DocumentGroup> byLength(int[] lengths) {
        int[] sorted = lengths.clone();
        Arrays.sort(sorted);
        int[] starts = IntStream.range(0, LENGTHS)
                .map(group -> sorted[(int) ((long) group * sorted.length / LENGTHS)])
                .distinct()
                .toArray();
        List<DocumentGroup> groups = new ArrayList<>();
        for (int g = 0; g < starts.length; g++) {
            int from = starts[g];
            int to = g + 1 < starts.length ? starts[g + 1] - 1 : sorted[sorted.length - 1];
            groups.add(of(
                    from == to ? from + "" : from + " to " + to,
                    lengths.length,
                    i -> lengths[i] >= from && lengths[i] <= to));
        }
        return groups;
    }

    /** Returns the documents by their share of unknown words, those that occur of six groups; together all of them. */
    static List<DocumentGroup> byUnknown(int[] unknown, int[] lengths) {
        List<DocumentGroup> groups = new ArrayList<>();
        for (int g = 0; g <= UNKNOWN_PERCENT.length; g++) {
            int above = g == 0 ? -1 : UNKNOWN_PERCENT[g - 1];
            int upTo = g < UNKNOWN_PERCENT.length ? UNKNOWN_PERCENT[g] : 100;
            String label =
                    g == 0 ? "none" : g < UNKNOWN_PERCENT.length ? "up to " + upTo + "%" : "above " + above + "%";
            // In whole numbers: a document without words has no unknown ones.
            DocumentGroup group = of(
                    label,
                    lengths.length,
                    i -> 100L * unknown[i] > (long) above * Math.max(1, lengths[i])
                            && 100L * unknown[i] <= (long) upTo * Math.max(1, lengths[i]));
            if (!group.documents().isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** Returns the documents by their label from 0 to 4, those that occur. */
    static List<DocumentGroup> byLabel(int[] labels) {
        return IntStream.range(0, LABELS.size())
                .mapToObj(label -> of(LABELS.get(label), labels.length, i -> labels[i] == label))
                .filter(group -> !group.documents().isEmpty())
                .toList();
    }

    static DocumentGroup together(String label, DocumentGroup one, DocumentGroup other) {
        return new DocumentGroup(
                label,
                Stream.concat(one.documents().stream(), other.documents().stream())
                        .sorted()
                        .toList());
    }

    private static DocumentGroup of(String label, int documents, IntPredicate member) {
        return new DocumentGroup(
                label, IntStream.range(0, documents).filter(member).boxed().toList());
    }
}
