package org.ridgeline.data.dataset;

import java.util.Iterator;

/** The documents of a treebank, train first, then dev, then test; see {@link SstCorpus}. */
final class TreebankRows implements RowReader {

    private final Iterator<Document> documents;

    TreebankRows(OpenedFile file) {
        documents = SstCorpus.load(file.path(), false).documents().iterator();
    }

    @Override
    public Document next(BadRows bad) {
        return documents.hasNext() ? documents.next() : null;
    }

    @Override
    public void close() {}
}
