package org.ridgeline.data.dataset;

import java.util.List;

/** The question that is trained on a treebank: positive or negative. Labels 3 and 4 are +1, 0 and 1 are -1, 2 is left out. */
public final class BinaryTask {

    /** The number of labels: 0 (very negative) to 4 (very positive). */
    static final int LABELS = 5;

    private static final int NEUTRAL = 2;

    private BinaryTask() {}

    /** Says whether the document takes part: every one that is not neutral. */
    public static boolean includes(Document document) {
        return grade(document) != NEUTRAL;
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
        int grade = grade(document);
        if (grade == NEUTRAL) {
            throw new IllegalArgumentException("label: expected 0, 1, 3 or 4, got the neutral " + NEUTRAL);
        }
        return grade > NEUTRAL ? 1 : -1;
    }

    /** Returns the document's label, from 0 to 4. */
    public static int grade(Document document) {
        int grade = document.label().length() == 1 ? document.label().charAt(0) - '0' : -1;
        if (grade < 0 || grade >= LABELS) {
            throw new IllegalArgumentException("label: expected 0 to 4, got \"" + document.label() + "\"");
        }
        return grade;
    }
}
