package org.ridgeline.pipeline.run;

import java.util.Optional;

/** When the CPU computes a GPU's fits, too, to tell how far the two agree; it takes the time of a run on the CPU. */
public enum CpuComparison {
    /** With any GPU. */
    ALWAYS,
    /** With a GPU that was asked for; not with one that was taken because it is faster. */
    WHERE_ASKED_FOR,
    /** Never. */
    NEVER;

    /** Returns what a record says in the place of the agreement, for a GPU that this choice led to; empty where the two are compared. */
    Optional<String> omitted(DeviceChoice choice) {
        return switch (this) {
            case ALWAYS -> Optional.empty();
            case WHERE_ASKED_FOR ->
                choice == DeviceChoice.GPU
                        ? Optional.empty()
                        : Optional.of("not computed (a run that asks for the GPU does)");
            case NEVER -> Optional.of("not computed");
        };
    }
}
