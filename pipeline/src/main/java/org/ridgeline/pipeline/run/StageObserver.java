package org.ridgeline.pipeline.run;

/** Hears how a run proceeds. */
public interface StageObserver {

    /** A stage began. */
    void began(String stage);

    /**
     * A stage ended.
     *
     * @param seconds its wall time
     * @param summary what it put out, in a few words
     */
    void ended(String stage, double seconds, String summary);

    /** Part of a download arrived. */
    default void downloaded(long bytes, long total) {}

    /**
     * A descent proceeded.
     *
     * @param what which one
     * @param share how much of its budget is used, in [0, 1]
     * @param remark what it has come to
     */
    default void descended(String what, double share, String remark) {}

    /**
     * A study of a run with all studies proceeded.
     *
     * @param study its name
     * @param share how much of all studies is done, in [0, 1]
     * @param left how long the rest may take, in words; empty while that cannot be told
     */
    default void studied(String study, double share, String left) {}

    /** Returns an observer that does nothing. */
    static StageObserver silent() {
        return new StageObserver() {
            @Override
            public void began(String stage) {}

            @Override
            public void ended(String stage, double seconds, String summary) {}
        };
    }
}
