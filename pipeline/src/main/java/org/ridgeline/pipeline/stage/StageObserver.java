package org.ridgeline.pipeline.stage;

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
