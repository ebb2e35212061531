package org.ridgeline.pipeline.cli;

import java.util.SplittableRandom;

/** Reviews as CSV, the same each time. */
final class MadeUpReviews {

    /** Texts, labels {@code pos} and {@code neg}, and a split whose every fifth row is {@code test}. */
    static final String HEADER = "text,label,part\n";

    private MadeUpReviews() {}

    /** Returns rows with a word that tells the label, mostly. */
    static String rows(int count) {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            boolean positive = random.nextBoolean();
            rows.append("n").append(i).append(" the");
            for (int k = 0; k < 6; k++) {
                rows.append(" w").append(random.nextInt(30));
            }
            rows.append(random.nextInt(8) > 0 == positive ? " Gut" : " schlecht")
                    .append(positive ? ",pos," : ",neg,")
                    .append(i % 5 == 4 ? "test\n" : "train\n");
        }
        return rows.toString();
    }
}
