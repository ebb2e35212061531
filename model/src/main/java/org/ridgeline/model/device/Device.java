package org.ridgeline.model.device;

import java.util.SortedMap;
import org.ridgeline.data.matrix.CsrMatrix;

/**
 * Where a fit computes: it holds matrices and multiplies with them. What it holds is freed when it is closed.
 *
 * <p>A fit asks for products once for each matrix, and uses them from one thread at a time.
 */
public interface Device extends AutoCloseable {

    /** What computes. */
    enum Kind {
        /** The processor, in this process. */
        CPU,
        /** A graphics processor with memory of its own. */
        GPU
    }

    /** Returns what computes. */
    Kind kind();

    /** Returns its name for people. */
    String name();

    /** Returns what else a record of a run should say of it, such as the driver's version; the same on every call. */
    SortedMap<String, String> properties();

    /** Returns the smallest relative residual that a solve can be asked for; 0 where the device computes in double. */
    default double finestTolerance() {
        return 0;
    }

    /**
     * Returns products with this matrix, the caller's to close; a device with memory of its own copies it there, and fails with its own
     * exception, which says what is needed and what is free, where there is no room.
     */
    SparseProducts products(CsrMatrix matrix);

    /** Returns bare work with this matrix, for a benchmark. */
    BareWork bareWork(CsrMatrix matrix);

    /** Frees what it holds; products with it must not be used any more. */
    @Override
    void close();
}
