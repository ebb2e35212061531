package org.ridgeline.pipeline.run;

import org.ridgeline.model.optimizer.StepSizeSearch;

/** Where the first step size of a descent comes from. */
public sealed interface FirstStep {

    /** A step size that is safe, or did well on SST; see {@link DescentSettings#safeEta}. */
    record Safe() implements FirstStep {}

    /** The best of those that {@link StepSizeSearch} tries, for each fit its own. */
    record Searched() implements FirstStep {}

    /**
     * A number.
     *
     * @param eta finite, above 0
     */
    record Given(double eta) implements FirstStep {

        /** Checks the range. */
        public Given {
            if (!(eta > 0 && eta < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("eta: expected \"search\" or a number above 0, got " + eta);
            }
        }
    }
}
