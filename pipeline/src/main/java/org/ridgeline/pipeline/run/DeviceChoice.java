package org.ridgeline.pipeline.run;

import java.util.Locale;

/** What a user asks for. */
public enum DeviceChoice {
    /** A GPU where there is one and the work is large enough for it, else the CPU; see {@link Devices}. */
    AUTO,
    /** The CPU; nothing is looked for. */
    CPU,
    /** A GPU; without one the run fails. */
    GPU;

    /** Returns the name on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
