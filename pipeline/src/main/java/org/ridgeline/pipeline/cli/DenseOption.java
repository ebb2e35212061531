package org.ridgeline.pipeline.cli;

import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.pipeline.experiment.Experiment;
import picocli.CommandLine.Option;

/** Which implementation factors dense matrices, where the experiment's own choice is not wanted. */
final class DenseOption {

    @Option(
            names = "--dense",
            paramLabel = "auto|java|jblas",
            description =
                    "What factors dense matrices (default: the experiment's choice, which is auto if it makes none): java, whose"
                            + " results have the same bits on every machine; jblas, whose library not every machine can load; auto is java.")
    private DenseBackend dense;

    /** Returns the experiment with what was asked for in its solver section. */
    Experiment apply(Experiment experiment) {
        return dense == null ? experiment : experiment.with(dense);
    }
}
