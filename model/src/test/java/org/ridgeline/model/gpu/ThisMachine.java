package org.ridgeline.model.gpu;

import org.junit.jupiter.api.Assumptions;

/** What tests ask of the machine that they run on. */
final class ThisMachine {

    private ThisMachine() {}

    /** Skips the test, with the reason, where there is no driver of a GPU. A driver that fails fails the test. */
    static void needsAGpu() {
        Gpus.obstacle().ifPresent(reason -> Assumptions.abort("skipped: " + reason));
    }
}
