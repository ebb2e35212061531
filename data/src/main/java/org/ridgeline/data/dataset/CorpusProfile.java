package org.ridgeline.data.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
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
 */
public final class CorpusProfile {

    private static final Split[] SPLITS = Split.values();

    private final String corpus;
    private final Map<String, Long> counts = new LinkedHashMap<>();

    private CorpusProfile(Corpus corpus) {
        this.corpus = corpus.name();
        Map<Split, List<Entry>> all = new EnumMap<>(Split.class);
        Map<Split, List<Entry>> binary = new EnumMap<>(Split.class);
        for (Split split : SPLITS) {
            List<Entry> entries = new ArrayList<>();
            List<Entry> targets = new ArrayList<>();
            for (Document document : corpus.documents(split)) {
                String text = Normalization.lowerCase(document.text());
                int words = document.words().size();
                entries.add(new Entry(text, BinaryTask.grade(document), words));
                if (BinaryTask.includes(document)) {
                    targets.add(new Entry(text, BinaryTask.target(document), words));
                }
            }
            all.put(split, entries);
            binary.put(split, targets);
        }
        countEach("documents.", all, List::size);
        countLabels(all);
        countTexts("", all);
        countEach("binary.documents.", binary, List::size);
        countTexts("binary.", binary);
    }

    /** Counts a corpus. Cost: one pass over its documents and one map of its texts. */
    public static CorpusProfile of(Corpus corpus) {
        return new CorpusProfile(corpus);
    }

    private CorpusProfile(String corpus, Map<String, Long> counts) {
        this.corpus = corpus;
        this.counts.putAll(counts);
    }

    /** Returns the profile of a corpus that was counted before, in the order of its rows then. */
    public static CorpusProfile ofCounts(String corpus, Map<String, Long> counts) {
        return new CorpusProfile(corpus, counts);
    }

    private void countLabels(Map<Split, List<Entry>> all) {
        for (Split split : SPLITS) {
            long[] found = new long[BinaryTask.LABELS];
            all.get(split).forEach(entry -> found[entry.outcome()]++);
            for (int label = 0; label < BinaryTask.LABELS; label++) {
                counts.put("labels." + split.key() + "." + label, found[label]);
            }
        }
    }

    private void countTexts(String prefix, Map<Split, List<Entry>> documents) {
        countEach(prefix + "tokens.", documents, entries -> entries.stream()
                .mapToLong(Entry::tokens)
                .sum());
        countEach(
                prefix + "longest.",
                documents,
                entries -> entries.stream().mapToLong(Entry::tokens).max().orElse(0));
        countEach(prefix + "empty.", documents, entries -> entries.stream()
                .filter(e -> e.tokens() == 0)
                .count());
        countRepeats(prefix, documents);
    }

    private void countEach(String prefix, Map<Split, List<Entry>> documents, ToLongFunction<List<Entry>> counted) {
        for (Split split : SPLITS) {
            counts.put(prefix + split.key(), counted.applyAsLong(documents.get(split)));
        }
    }

    private void countRepeats(String prefix, Map<Split, List<Entry>> documents) {
        Map<String, Long> conflicts = new LinkedHashMap<>();
        Map<Split, Map<String, Integer>> outcomes = new EnumMap<>(Split.class);
        for (Split split : SPLITS) {
            Map<String, Integer> seen = new HashMap<>();
            Repeats repeats = new Repeats();
            for (Entry entry : documents.get(split)) {
                repeats.add(entry, seen.putIfAbsent(entry.text(), entry.outcome()));
            }
            outcomes.put(split, seen);
            repeats.put(prefix, split.key(), counts, conflicts);
        }
        for (int a = 0; a < SPLITS.length; a++) {
            for (int b = a + 1; b < SPLITS.length; b++) {
                Repeats repeats = new Repeats();
                for (Entry entry : documents.get(SPLITS[b])) {
                    repeats.add(entry, outcomes.get(SPLITS[a]).get(entry.text()));
                }
                repeats.put(prefix, SPLITS[a].key() + "-" + SPLITS[b].key(), counts, conflicts);
            }
        }
        counts.putAll(conflicts);
    }

    /** Returns every count by the name of its row, in the order of the rows; immutable. */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** Returns what differs from the expected counts, in their order; empty if all agree. Other counts may be there. */
    List<CountMismatch> mismatches(Map<String, Long> expected) {
        List<CountMismatch> mismatches = new ArrayList<>();
        expected.forEach((name, value) -> {
            Long actual = counts.get(name);
            if (!value.equals(actual)) {
                mismatches.add(new CountMismatch(name, value, actual));
            }
        });
        return mismatches;
    }

    /**
     * Checks the corpus against expected counts.
     *
     * @throws DataException with a table of what differs, unless all agree
     */
    public void require(Map<String, Long> expected) {
        List<CountMismatch> mismatches = mismatches(expected);
        if (!mismatches.isEmpty()) {
            throw new DataException(corpus + ": " + mismatches.size() + " of " + expected.size()
                    + " counts are not the pinned ones, so nothing was trained\n" + table(mismatches)
                    + "  to do:    use the official corpus, or pass `unpinned` to go on with this one");
        }
    }

    private static String table(List<CountMismatch> mismatches) {
        int width = mismatches.stream()
                .mapToInt(mismatch -> mismatch.count().length())
                .max()
                .orElse(0);
        String row = "  %-" + Math.max(width, 5) + "s %10s %10s\n";
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, row, "count", "expected", "actual"));
        for (CountMismatch mismatch : mismatches) {
            String actual =
                    mismatch.actual() == null ? "none" : mismatch.actual().toString();
            table.append(String.format(Locale.ROOT, row, mismatch.count(), mismatch.expected(), actual));
        }
        return table.toString();
    }

    /** What is counted of a document: its lower-cased text, its label or target, its leaves. */
    private record Entry(String text, int outcome, int tokens) {}

    /** Documents whose text was seen before, and those among them whose label was another then. */
    private static final class Repeats {

        private long duplicates;
        private long conflicts;

        void add(Entry entry, Integer earlier) {
            if (earlier != null) {
                duplicates++;
                if (earlier != entry.outcome()) {
                    conflicts++;
                }
            }
        }

        void put(String prefix, String where, Map<String, Long> counts, Map<String, Long> conflictCounts) {
            counts.put(prefix + "duplicates." + where, duplicates);
            conflictCounts.put(prefix + "conflicts." + where, conflicts);
        }
    }
}
