package org.ridgeline.data.source;

/** Hears how far a download is. Called from the thread that fetches. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = (done, total) -> {};

    /**
     * Called after each piece that arrived, and with 0 when a try begins.
     *
     * @param done bytes so far in this try
     * @param total bytes expected in all
     */
    void progress(long done, long total);
}
