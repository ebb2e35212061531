package org.ridgeline.pipeline.cli;

/** How a command ends. */
enum ExitCode {
    /** Done, and a check passed. */
    DONE(0),
    /** A check failed: a number or a stage is not as pinned. */
    CHECK_FAILED(1),
    /** Wrong usage or configuration. */
    USAGE(2),
    /** Bad or missing input, or a place for results that cannot be written. */
    INPUT(3),
    /** The device failed, or the numbers did. */
    NUMERICAL(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
