package org.ridgeline.pipeline.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.BagOfWords.Vectorized;
import org.ridgeline.data.features.BagRows;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.matrix.MappedCsrBuilder;
import org.ridgeline.data.source.DataException;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.pipeline.experiment.Experiment.MatrixPlace;
import org.ridgeline.pipeline.experiment.ExperimentException;
import org.ridgeline.pipeline.run.Vectors.Part;

/** Learns the vocabulary from the training documents and turns every document into a row. */
public final class VectorizeStage {

    private VectorizeStage() {}

    /**
     * Returns the rows, all in memory.
     *
     * @throws ExperimentException if no word is left to count
     */
    public static Vectors run(Tokenized tokenized, FeatureSettings settings) {
        return run(tokenized, settings, Optional.of(MatrixPlace.MEMORY), MemoryBudget.unlimited());
    }

    /**
     * Returns the rows; those to train on in a file where memory has no room for them.
     *
     * @param place where they must stand; empty where the budget decides
     * @throws ExperimentException if no word is left to count
     * @throws DataException if there is no room, or the file cannot be written
     */
    static Vectors run(
            Tokenized tokenized, FeatureSettings settings, Optional<MatrixPlace> place, MemoryBudget budget) {
        BagRows rows = tokenized.collected().fit(tokenized.rows().get(Split.TRAIN), settings);
        if (rows.bag().vocabulary().size() == 0) {
            throw new ExperimentException("features: no training word is left with minDocumentFrequency "
                    + settings.minDocumentFrequency() + "\nLower `min-df`; 1 keeps every word.");
        }
        Map<Split, Part> parts = new EnumMap<>(Split.class);
        tokenized.rows().forEach((split, numbers) -> {
            double[] targets = tokenized.targets().get(split);
            if (split == Split.TRAIN && inFile(rows, numbers.length, place, budget)) {
                parts.put(split, inFile(rows, numbers, targets));
            } else {
                Vectorized made = rows.vectorized(numbers);
                parts.put(split, new Part(made.matrix(), targets, made.tokens(), made.unknownTokens()));
            }
        });
        return new Vectors(rows.bag(), parts);
    }

    private static boolean inFile(BagRows rows, int n, Optional<MatrixPlace> place, MemoryBudget budget) {
        int columns = rows.bag().columns();
        long entries = rows.trainingEntries();
        boolean holds = budget.holds(n, columns, entries);
        boolean file = place.map(MatrixPlace.FILE::equals).orElse(!holds);
        if (!file && !holds) {
            throw tooLarge(n, columns, "in memory, as stated", MemoryBudget.inMemory(n, columns, entries), budget);
        }
        if (file && !budget.holdsFit(n, columns, entries)) {
            throw tooLarge(n, columns, "in a file", MemoryBudget.inFile(n, columns, entries), budget);
        }
        return file;
    }

    private static DataException tooLarge(int rows, int columns, String where, long needed, MemoryBudget budget) {
        return new DataException(
                "a fit to " + rows + " rows and " + columns + " columns needs " + (needed >> 20)
                        + " MiB with its matrix " + where + "\n  expected: at most " + (budget.bytes() >> 20) + " MiB",
                "give more with `memory` and RIDGELINE_JAVA_OPTS=-Xmx..., or fewer columns with `min-df` or `max-words`");
    }

    private static Part inFile(BagRows rows, int[] training, double[] targets) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (MappedCsrBuilder builder = new MappedCsrBuilder(rows.bag().columns(), folder)) {
            IOException[] failure = new IOException[1];
            BagRows.TokenCount count = rows.forEach(training, (terms, values, size) -> {
                for (int k = 0; k < size; k++) {
                    builder.add(terms[k], values[k]);
                }
                try {
                    if (failure[0] == null) {
                        builder.endRow();
                    }
                } catch (IOException e) {
                    failure[0] = e;
                }
            });
            if (failure[0] != null) {
                throw failure[0];
            }
            return new Part(builder.build(), targets, count.tokens(), count.unknown());
        } catch (IOException e) {
            throw new DataException(
                    folder + ": the matrix cannot be written there (" + e.getMessage() + ")",
                    "free space, give more `memory`, or another folder with RIDGELINE_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }
}
