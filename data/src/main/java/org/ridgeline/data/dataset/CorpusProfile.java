package org.ridgeline.data.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.Normalization;

/**
 * What a corpus consists of, counted before anything trains on it.
 *
 * <p>Rows, in this order, for all documents and then with the prefix {@code binary.} for those of the
 * {@link BinaryTask}:
 *
 * <ul>
 *   <li>{@code documents.SPLIT}; {@code labels.SPLIT.LABEL}, of all documents only; {@code tokens.SPLIT}: the leaves
 *   <li>{@code longest.SPLIT}: the leaves of the longest document; {@code empty.SPLIT}: documents without any
 *   <li>{@code duplicates.SPLIT}: documents whose lower-cased text an earlier document of the split has already
 *   <li>{@code duplicates.A-B}: documents of split B whose lower-cased text also stands in split A
 *   <li>{@code conflicts.SPLIT} and {@code conflicts.A-B}: those duplicates whose label is not that of the first
 *       document with the text; in the binary rows, the targets are compared
 * </ul>
 *
 * @param corpus what reports call the corpus
 * @param counts every count by the name of its row, in the order of the rows
 */
public record CorpusProfile(String corpus, Map<String, Long> counts) {

    public CorpusProfile {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** Counts a corpus. Cost: one pass over its documents and one map of its texts. */
    public static CorpusProfile of(Corpus corpus) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<List<Entry>> all = entries(corpus, document -> true, BinaryTask::grade);
        each("documents.", all, List::size, counts);
        for (int label = 0; label < Split.values().length * BinaryTask.LABELS; label++) {
            int split = label / BinaryTask.LABELS;
            int grade = label % BinaryTask.LABELS;
            counts.put(
                    "labels." + Split.values()[split].key() + "." + grade,
                    all.get(split).stream().filter(e -> e.outcome() == grade).count());
        }
        countTexts("", all, counts);
        List<List<Entry>> binary = entries(corpus, BinaryTask::includes, BinaryTask::target);
        each("binary.documents.", binary, List::size, counts);
        countTexts("binary.", binary, counts);
        return new CorpusProfile(corpus.name(), counts);
    }

    /** What is counted of a document: its lower-cased text, its label or target, its leaves. */
    private record Entry(String text, int outcome, int tokens) {}

    private static List<List<Entry>> entries(
            Corpus corpus, Predicate<Document> includes, ToIntFunction<Document> outcome) {
        return Stream.of(Split.values())
                .map(split -> corpus.documents(split).stream()
                        .filter(includes)
                        .map(document -> new Entry(
                                Normalization.lowerCase(document.text()),
                                outcome.applyAsInt(document),
                                document.words().size()))
                        .toList())
                .toList();
    }

    private static void countTexts(String prefix, List<List<Entry>> splits, Map<String, Long> counts) {
        each(
                prefix + "tokens.",
                splits,
                e -> e.stream().mapToLong(Entry::tokens).sum(),
                counts);
        each(
                prefix + "longest.",
                splits,
                e -> e.stream().mapToLong(Entry::tokens).max().orElse(0),
                counts);
        each(
                prefix + "empty.",
                splits,
                e -> e.stream().filter(entry -> entry.tokens() == 0).count(),
                counts);
        Map<String, Long> conflicts = new LinkedHashMap<>();
        List<Map<String, Integer>> first = new ArrayList<>();
        for (Split split : Split.values()) {
            Map<String, Integer> seen = new HashMap<>();
            first.add(seen);
            long[] found = repeats(splits.get(split.ordinal()), e -> seen.putIfAbsent(e.text(), e.outcome()));
            counts.put(prefix + "duplicates." + split.key(), found[0]);
            conflicts.put(prefix + "conflicts." + split.key(), found[1]);
        }
        for (Split a : Split.values()) {
            for (Split b : Split.values()) {
                if (a.compareTo(b) < 0) {
                    long[] found = repeats(
                            splits.get(b.ordinal()), e -> first.get(a.ordinal()).get(e.text()));
                    counts.put(prefix + "duplicates." + a.key() + "-" + b.key(), found[0]);
                    conflicts.put(prefix + "conflicts." + a.key() + "-" + b.key(), found[1]);
                }
            }
        }
        counts.putAll(conflicts);
    }

    private static void each(
            String prefix, List<List<Entry>> splits, ToLongFunction<List<Entry>> counted, Map<String, Long> counts) {
        for (Split split : Split.values()) {
            counts.put(prefix + split.key(), counted.applyAsLong(splits.get(split.ordinal())));
        }
    }

    /** Returns how many documents have a text that was seen before, and how many of these had another outcome then. */
    private static long[] repeats(List<Entry> documents, Function<Entry, Integer> earlier) {
        long[] found = new long[2];
        for (Entry entry : documents) {
            Integer outcome = earlier.apply(entry);
            found[0] += outcome != null ? 1 : 0;
            found[1] += outcome != null && outcome != entry.outcome() ? 1 : 0;
        }
        return found;
    }

    /**
     * Checks the corpus against expected counts.
     *
     * @throws DataException with a table of what differs, unless all agree
     */
    public void require(Map<String, Long> expected) {
        List<String> wrong = expected.keySet().stream()
                .filter(name -> !expected.get(name).equals(counts.get(name)))
                .toList();
        if (wrong.isEmpty()) {
            return;
        }
        int width = wrong.stream().mapToInt(String::length).max().orElse(0);
        String row = "  %-" + Math.max(width, 5) + "s %10s %10s\n";
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, row, "count", "expected", "actual"));
        for (String name : wrong) {
            Object actual = counts.containsKey(name) ? counts.get(name) : "none";
            table.append(String.format(Locale.ROOT, row, name, expected.get(name), actual));
        }
        throw new DataException(
                corpus + ": " + wrong.size() + " of " + expected.size()
                        + " counts are not the pinned ones, so nothing was trained\n"
                        + table.toString().stripTrailing(),
                "use the official corpus, or pass `unpinned` to go on with this one");
    }
}
