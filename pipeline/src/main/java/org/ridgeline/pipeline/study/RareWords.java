package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.table.TextTable;

/** Rare words of large weight: what a fit without a regularizer learns by heart, and what is left of it with one. */
final class RareWords {

    private static final int SHOWN = 15;

    private RareWords() {}

    /** Returns the table of the rarest of the words that are largest without a regularizer, and what stands before it. */
    static List<Block> blocks(WordWeights without, WordWeights with) {
        int vocabulary = without.values().length;
        int largest = Math.min(vocabulary, Math.max(SHOWN, vocabulary / 100));
        List<Integer> ofWithout = without.largest(largest);
        List<Integer> ofWith = with.largest(largest);
        List<Integer> rarest = new ArrayList<>(ofWithout);
        // The sort is stable: among equally rare words the largest weight stays first.
        rarest.sort(Comparator.comparingInt(without::documents));
        Block text = new Block.Text(String.format(
                Locale.ROOT,
                "Of the %,d words with the largest weights, %,d occur in a single training document for \u201c%s\u201d, %,d for"
                        + " \u201c%s\u201d.",
                largest,
                once(without, ofWithout),
                without.title(),
                once(with, ofWith),
                with.title()));
        Block table = new Block.Table(
                "rare-words",
                "The rarest of these words, \u201c" + without.title() + "\u201d",
                new TextTable(
                        List.of("word", "training documents", "weight, " + without.title(), "weight, " + with.title()),
                        1,
                        rarest.stream()
                                .limit(SHOWN)
                                .map(column -> row(column, without, with))
                                .toList()));
        return List.of(text, table);
    }

    private static long once(WordWeights weights, List<Integer> columns) {
        return columns.stream().filter(column -> weights.documents(column) == 1).count();
    }

    private static List<String> row(int column, WordWeights without, WordWeights with) {
        return List.of(
                without.word(column),
                String.format(Locale.ROOT, "%,d", without.documents(column)),
                LearnedStudy.number(without.value(column)),
                LearnedStudy.number(with.value(column)));
    }
}
