package org.ridgeline.pipeline.study;

import java.util.Optional;
import java.util.function.Supplier;
import org.ridgeline.model.device.Workers;
import org.ridgeline.reports.page.Section;

/** A computation on a finished run that becomes one section of its report. */
public abstract class Study {

    private final String id;
    private final String title;
    private final boolean quick;

    /**
     * Names the section.
     *
     * @param id its name, such as {@code lambda-path}
     * @param title its heading
     * @param quick whether it takes so little time that every run has it; the others are computed only where all are asked for
     */
    protected Study(String id, String title, boolean quick) {
        this.id = id;
        this.title = title;
        this.quick = quick;
    }

    /** Returns the section's name. */
    public final String id() {
        return id;
    }

    /** Returns the section's heading. */
    public final String title() {
        return title;
    }

    /** Returns whether every run has it. */
    public final boolean quick() {
        return quick;
    }

    /** Returns whether it is about the book or the treebank alone: a report on the user's own data goes without it. */
    public boolean ofTheBook() {
        return false;
    }

    /** Returns whether it looks at documents that are held back, or needs all rows in memory: a run without has no such section. */
    public boolean needsTest() {
        return true;
    }

    /** Returns about how many seconds it takes on SST with two cores: its weight in the progress of all studies. */
    public double cost() {
        return quick ? 0.5 : 10;
    }

    /**
     * Computes the section; the same bits for any number of workers, measured times aside.
     *
     * @param progress hears the share that is done, from 0 to 1
     */
    public abstract Section run(StudyInput input, Workers workers, Progress progress);

    /** Returns how to compute the section of a study that needs no run: it is computed while the run is under way. */
    public Optional<Supplier<Section>> withoutRun() {
        return Optional.empty();
    }

    /** Hears how far a study is. */
    public interface Progress {

        /** Takes the share that is done, from 0 to 1. */
        void done(double share);

        /** Returns a listener to a part of the work, from one share of the whole to another. */
        default Progress part(double from, double to) {
            return share -> done(from + (to - from) * share);
        }
    }
}
