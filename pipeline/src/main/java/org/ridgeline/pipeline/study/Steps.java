package org.ridgeline.pipeline.study;

import java.util.function.DoubleConsumer;

/** Counts finished pieces of work, from any thread, and tells a listener the share that is done. */
final class Steps {

    private final double total;
    private final DoubleConsumer share;
    private double done;

    /** Counts up to a total, the sum of the pieces' sizes. */
    Steps(double total, DoubleConsumer share) {
        this.total = total;
        this.share = share;
    }

    /** A piece of the given size is done. */
    synchronized void done(double size) {
        done += size;
        share.accept(Math.min(1, done / total));
    }
}
