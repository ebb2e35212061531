package org.ridgeline.data.dataset;

import java.util.List;

/** The question that is trained: positive or negative. Labels 3 and 4 are +1, 0 and 1 are -1, 2 is left out. */
public final class BinaryTask {

    private static final int NEUTRAL = 2;

    private BinaryTask() {}

    /** Says whether the document takes part: every one that is not neutral. */
    public static boolean includes(Document document) {
        return document.label() != NEUTRAL;
    }

    /** Returns the documents that take part, in their order; a fresh immutable list. */
    public static List<Document> documents(List<Document> documents) {
        return documents.stream().filter(BinaryTask::includes).toList();
    }

    /**
     * Returns the target value of a document: +1 or -1.
     *
     * @throws IllegalArgumentException for a neutral document, which has none
     */
    public static int target(Document document) {
        if (!includes(document)) {
            throw new IllegalArgumentException("label: expected 0, 1, 3 or 4, got the neutral " + NEUTRAL);
        }
        return document.label() > NEUTRAL ? 1 : -1;
    }
}
