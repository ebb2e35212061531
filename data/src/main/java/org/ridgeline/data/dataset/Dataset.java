package org.ridgeline.data.dataset;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.ridgeline.data.source.DataException;

/** A named source of labelled documents, which may be more than fit in memory. */
public interface Dataset {

    String name();

    /**
     * Returns the files and folders whose bytes are what it consists of, in reading order; none where it was made up: then the name says
     * all.
     *
     * @throws DataException if one is missing
     */
    List<Path> files();

    /**
     * Begins to read from the start; each call gives the same documents, unless the standard input is among the files.
     *
     * @param bad takes rows that cannot be used
     * @param standardInput what the file {@link DataFiles#STANDARD_INPUT} stands for
     * @throws DataException if a file is missing
     */
    DocumentReader open(BadRows bad, InputStream standardInput);
}
