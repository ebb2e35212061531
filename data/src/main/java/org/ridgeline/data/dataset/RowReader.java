package org.ridgeline.data.dataset;

import java.io.Closeable;
import java.io.IOException;

/** The rows of one file, one after the other. */
interface RowReader extends Closeable {

    /**
     * Returns the next row that can be used; null at the end.
     *
     * @param bad takes those on the way that cannot
     */
    Document next(BadRows bad) throws IOException;
}
