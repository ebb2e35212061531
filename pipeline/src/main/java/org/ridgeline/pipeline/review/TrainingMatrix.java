package org.ridgeline.pipeline.review;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ridgeline.data.features.BagRows;
import org.ridgeline.data.matrix.MappedCsrBuilder;
import org.ridgeline.data.matrix.MappedCsrMatrix;
import org.ridgeline.data.matrix.SparseRows;
import org.ridgeline.data.source.DataException;
import org.ridgeline.model.solver.MemoryBudget;

/** The rows to train on as a matrix, in memory if it has room there, else in a file. */
final class TrainingMatrix {

    private final BagRows rows;
    private final int[] training;
    private final MemoryBudget budget;
    private final int columns;
    private final long entries;

    TrainingMatrix(BagRows rows, int[] training, MemoryBudget budget) {
        this.rows = rows;
        this.training = training;
        this.budget = budget;
        this.columns = rows.bag().columns();
        this.entries = rows.trainingEntries();
    }

    /**
     * Returns the matrix.
     *
     * @param place where it must stand, as it did in another training; empty where the budget decides
     * @throws DataException if there is no room, or the file cannot be written
     */
    SparseRows in(Optional<MatrixPlace> place, Path folder) {
        boolean holds = budget.holds(training.length, columns, entries);
        if (place.map(MatrixPlace.MEMORY::equals).orElse(holds)) {
            if (!holds) {
                throw tooLarge(
                        "in memory, where it stood in the training",
                        MemoryBudget.inMemory(training.length, columns, entries),
                        "");
            }
            return rows.vectorized(training).matrix();
        }
        if (!budget.holdsFit(training.length, columns, entries)) {
            throw tooLarge(
                    "in a file",
                    MemoryBudget.inFile(training.length, columns, entries),
                    place.isPresent() ? "" : ", or fewer columns with `min-df` or `max-words`");
        }
        return mapped(folder);
    }

    private DataException tooLarge(String where, long needed, String orElse) {
        return new DataException(
                "a fit to " + training.length + " rows and " + columns + " columns needs "
                        + (needed >> 20) + " MiB with its matrix " + where + "\n  expected: at most "
                        + (budget.bytes() >> 20)
                        + " MiB",
                "give more with `memory` and RIDGELINE_JAVA_OPTS=-Xmx..." + orElse);
    }

    private MappedCsrMatrix mapped(Path folder) {
        try (MappedCsrBuilder builder = new MappedCsrBuilder(columns, folder)) {
            IOException[] failure = new IOException[1];
            rows.forEach(training, (terms, values, size) -> {
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
            return builder.build();
        } catch (IOException e) {
            throw new DataException(
                    folder + ": the matrix cannot be written there (" + e.getMessage() + ")",
                    "free space, give more `memory`, or another folder with RIDGELINE_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                    e);
        }
    }
}
