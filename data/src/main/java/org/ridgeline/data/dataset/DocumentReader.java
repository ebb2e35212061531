package org.ridgeline.data.dataset;

import java.io.Closeable;
import java.io.IOException;

/** A stream of documents, in memory that does not grow with their number. Not thread-safe. */
@FunctionalInterface
public interface DocumentReader extends Closeable {

    /** The most characters that a text may have: ten times the longest reviews of public corpora, and a bound on memory. */
    int MAX_TEXT = 1 << 20;

    /**
     * Returns the next document; null at the end.
     *
     * @throws org.ridgeline.data.source.DataException if a row is bad and bad rows are not skipped, or all that is left is damaged
     * @throws IOException if reading fails otherwise
     */
    Document next() throws IOException;

    /** Closes what is being read; the standard input stays open. */
    @Override
    default void close() throws IOException {}
}
