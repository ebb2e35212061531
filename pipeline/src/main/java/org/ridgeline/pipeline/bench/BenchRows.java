package org.ridgeline.pipeline.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.dataset.BinaryTask;
import org.ridgeline.data.dataset.SyntheticCorpus;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;

/**
 * Rows to compute with.
 *
 * @param name of the corpus
 * @param examples the rows and labels
 */
public record BenchRows(String name, LabeledMatrix examples) {

    /**
     * Returns the counts of words of every document of a synthetic corpus that is positive or negative, whatever its split, and a last
     * column of ones. The documents are made twice, so that they need not be kept.
     *
     * @param documents at least {@link SyntheticCorpus#MIN_DOCUMENTS}
     */
    public static BenchRows synthetic(int documents) {
        Map<String, Integer> columns = new HashMap<>();
        SyntheticCorpus.generate(SyntheticCorpus.DEFAULT_SEED, documents, document -> {
            if (BinaryTask.includes(document)) {
                document.words().forEach(word -> columns.putIfAbsent(word, columns.size()));
            }
        });
        CsrBuilder rows = new CsrBuilder(columns.size() + 1);
        List<Integer> targets = new ArrayList<>();
        SyntheticCorpus.generate(SyntheticCorpus.DEFAULT_SEED, documents, document -> {
            if (BinaryTask.includes(document)) {
                document.words().forEach(word -> rows.add(columns.get(word), 1));
                rows.add(columns.size(), 1);
                rows.endRow();
                targets.add(BinaryTask.target(document));
            }
        });
        return new BenchRows(
                "synthetic-" + documents,
                new LabeledMatrix(
                        rows.build(),
                        targets.stream().mapToDouble(Integer::doubleValue).toArray()));
    }
}
