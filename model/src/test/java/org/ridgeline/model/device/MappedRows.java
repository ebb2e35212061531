package org.ridgeline.model.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.MappedCsrBuilder;
import org.ridgeline.data.matrix.MappedCsrMatrix;

/** Matrices in files. */
public final class MappedRows {

    private MappedRows() {}

    /** Returns the same matrix in a file of the folder. */
    public static MappedCsrMatrix of(CsrMatrix x, Path folder) {
        try (MappedCsrBuilder builder = new MappedCsrBuilder(x.columns(), folder)) {
            for (int i = 0; i < x.rows(); i++) {
                for (int k = x.rowStart(i); k < x.rowStart(i + 1); k++) {
                    builder.add(x.columnAt(k), x.valueAt(k));
                }
                builder.endRow();
            }
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
