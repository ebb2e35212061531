package org.ridgeline.pipeline.cli;

import org.ridgeline.pipeline.run.CpuComparison;
import picocli.CommandLine.Option;

/** Whether a command that trains compares a GPU's fits with the CPU's. */
final class AgreementOption {

    @Option(
            names = "--no-agreement",
            description =
                    "With a GPU: do not compute on the CPU, too, to tell how far the two agree (default: done with --device gpu,"
                            + " which takes the time of the CPU; not with auto).")
    private boolean off;

    CpuComparison comparison() {
        return off ? CpuComparison.NEVER : CpuComparison.WHERE_ASKED_FOR;
    }
}
