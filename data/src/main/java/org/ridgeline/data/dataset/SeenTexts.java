package org.ridgeline.data.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ridgeline.data.dataset.DuplicateTexts.Found;
import org.ridgeline.data.source.DataException;

/**
 * How many texts of an evaluation stand in the files that the model was trained on. A model keeps no text, so the files are read again; it
 * keeps their hashes, which tell whether they are the same files.
 *
 * @param count texts that are measured and stand there, too
 * @param first the row of the first of them; -1 where there is none
 * @param others files that the model does not know; none where it names no files, as one of an experiment
 */
public record SeenTexts(int count, int first, List<String> others) {

    /** Copies. */
    public SeenTexts {
        others = List.copyOf(others);
    }

    /**
     * Returns the count.
     *
     * @param known the hashes of the files that the model was trained on; null where it names none
     * @param training the files
     * @param texts those of the evaluation; those of the training are added
     * @param rows how many the evaluation has
     * @param out its rows that are not measured
     * @throws DataException if a file cannot be read
     */
    public static SeenTexts of(String known, DataFiles training, DuplicateTexts texts, int rows, BitSet out) {
        FileHashes hashes = new FileHashes(training.files());
        // A row that no training takes has been seen by none.
        try (DocumentReader reader = training.open(BadRows.skip(), InputStream.nullInputStream())) {
            for (Document row = reader.next(); row != null; row = reader.next()) {
                texts.add(row.text());
            }
        } catch (IOException e) {
            throw new DataException("the file just read cannot be closed: " + e, e);
        }
        BitSet measured = new BitSet(rows);
        measured.set(0, rows);
        Found found = texts.find(new BitSet(), measured, out);
        return new SeenTexts(found.leaked(), found.firstLeaked(), others(known, hashes));
    }

    private static List<String> others(String known, FileHashes hashes) {
        List<String> others = new ArrayList<>();
        if (known != null) {
            hashes.byName().forEach((name, hash) -> {
                if (!known.contains(hash)) {
                    others.add(name);
                }
            });
        }
        return others;
    }
}
