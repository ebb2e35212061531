package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.pipeline.stage.FetchStage.Origin;
import org.ridgeline.pipeline.stage.FitCertificate;
import org.ridgeline.pipeline.stage.RunResult;
import org.ridgeline.pipeline.stage.TrainStage.TrainedFit;
import org.ridgeline.pipeline.stage.Wording;

/** Lines about a run for the console. */
final class Summaries {

    private Summaries() {}

    /**
     * Returns the line that makes the same run again, without paths of this machine: a file's name stands for its path, and PATH for
     * that of a treebank of the user's own.
     */
    static String again(String verb, String experiment, RunResult result) {
        String own = result.fetched().origin() == Origin.GIVEN ? " --sst PATH --unpinned" : "";
        return "./ridgeline " + verb + " " + Path.of(experiment).getFileName() + own;
    }

    /** Returns the line that makes the same run with all studies of its report. */
    static String full(String experiment, RunResult result) {
        return again("run --full", experiment, result);
    }

    /** Returns for each fit its lambda in the three conventions, and its certificate. */
    static String certificates(RunResult result) {
        int n = result.vectors().examples().get(Split.TRAIN).rows();
        StringBuilder lines = new StringBuilder();
        for (TrainedFit fit : result.trained().fits()) {
            FitCertificate certificate = fit.certificate();
            lines.append(fit.spec().title()).append(": ");
            lines.append(
                    fit.spec().lambda() == 0
                            ? "lambda 0, the fit of least norm"
                            : String.format(
                                    Locale.ROOT,
                                    "lambda %s on the sum of squares (%.4g on the mean, %s on the half-sum)",
                                    Wording.number(fit.spec().lambda()),
                                    fit.spec().lambda() / n,
                                    Wording.number(fit.spec().lambda() / 2)));
            lines.append(String.format(
                    Locale.ROOT,
                    "; %s, %,d iterations, relative residual %.1e (%s), rank %s, %.2f s%n",
                    certificate.method(),
                    certificate.iterations(),
                    certificate.relativeResidual(),
                    certificate.requirement(),
                    certificate.rank().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%,d", certificate.rank().getAsInt())
                            : "not determined",
                    certificate.seconds()));
        }
        return lines.toString();
    }
}
