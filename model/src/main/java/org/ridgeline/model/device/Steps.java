package org.ridgeline.model.device;

import java.util.function.DoubleConsumer;

/** Adds up finished pieces of work, from any thread, and tells a listener the share that is done. */
public final class Steps {

    private final double total;
    private final DoubleConsumer share;
    private double done;

    /**
     * Begins at zero.
     *
     * @param total the sum of the pieces' sizes
     * @param share hears a number from 0 to 1 after each piece
     */
    public Steps(double total, DoubleConsumer share) {
        this.total = total;
        this.share = share;
    }

    /** A piece of the given size is done. */
    public synchronized void done(double size) {
        done += size;
        share.accept(Math.min(1, done / total));
    }
}
