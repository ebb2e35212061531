package org.ridgeline.pipeline.cli;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgeline.pipeline.run.StoppingSettings;
import picocli.CommandLine.Option;

/** Options of when a descent ends. */
final class StoppingOptions {

    @Option(
            names = "--epochs",
            paramLabel = "E",
            description =
                    "The most epochs (default: 20 with mini-batches, else 3,000, or 200,000 without a regularizer).")
    private Integer epochs;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "End where the gradient is this part of that at the start (default: never).",
            defaultValue = "0")
    private double tolerance;

    @Option(
            names = "--change",
            paramLabel = "T",
            description = {
                "End where the objective changed by at most this part of itself from one entry of the history to the next; there is"
                        + " one each epoch with mini-batches, else each 200th of --epochs (default: never)."
            },
            defaultValue = "0")
    private double change;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = {
                "End after N epochs without a new least dev error; the weights are those of the last epoch. With full batches the"
                        + " error is measured, and the history has an entry, each 200th of --epochs or each N epochs, whichever is"
                        + " less: the end is the first entry N epochs or more after the least (default: never)."
            })
    private Integer patience;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = {
                "End after S seconds spent in epochs, resumed ones included; measuring and --eta search are not counted. The results"
                        + " then differ from machine to machine and from run to run (default: never)."
            })
    private Double seconds;

    StoppingSettings settings() {
        return new StoppingSettings(
                epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs),
                tolerance,
                change,
                patience == null ? OptionalInt.empty() : OptionalInt.of(patience),
                seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds));
    }
}
