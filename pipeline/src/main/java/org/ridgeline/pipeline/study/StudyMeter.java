package org.ridgeline.pipeline.study;

import java.util.Locale;
import org.ridgeline.pipeline.run.StageObserver;

/** Turns the progress of one study into that of all, each weighed by its cost; may be told by several threads. */
final class StudyMeter {

    /** Below this the guess would jump about. */
    private static final double LEAST_SECONDS = 2;

    private static final double LEAST_SHARE = 0.03;

    private final StageObserver observer;
    private final double total;
    private final long start = System.nanoTime();
    private Study current;
    private double before;
    private double share;

    StudyMeter(StageObserver observer, double total) {
        this.observer = observer;
        this.total = total;
    }

    synchronized void begin(Study study) {
        current = study;
        share = 0;
        tell();
    }

    /** Takes the share of the current study that is done; a step back is not told. */
    synchronized void done(double done) {
        if (done > share) {
            share = Math.min(1, done);
            tell();
        }
    }

    synchronized void end() {
        before += current.cost();
        share = 0;
    }

    private void tell() {
        double all = (before + share * current.cost()) / total;
        observer.studied(current.id(), all, left((System.nanoTime() - start) / 1e9, all));
    }

    /**
     * Returns how long the rest may take if it goes on as before, rounded as roughly as it is known: {@code about 40 s left}.
     * Nothing while too little is done to tell, and at the end.
     */
    static String left(double seconds, double share) {
        if (!(seconds >= LEAST_SECONDS && share >= LEAST_SHARE && share < 1)) {
            return "";
        }
        double left = seconds / share * (1 - share);
        if (left < 1) {
            return "about 1 s left";
        }
        if (left >= 90) {
            return String.format(Locale.ROOT, "about %.0f min left", left / 60);
        }
        double step = left < 10 ? 1 : left < 30 ? 5 : 10;
        return String.format(Locale.ROOT, "about %.0f s left", Math.round(left / step) * step);
    }
}
