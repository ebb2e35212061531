package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.pipeline.run.FetchStage.Origin;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.Tables;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.table.ResultText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lines about a run for the console. */
final class Summaries {

    /** Where the options are declared that a fit depends on. */
    private static final Set<Class<?>> OF_FITS =
            Set.of(SyntheticOptions.class, RunOptions.class, DenseOption.class, AgreementOption.class);

    private static final Set<Class<?>> OF_DESCENTS = Set.of(DescentOptions.class, StoppingOptions.class);

    /** Options that stand there, too, and change no result. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("--out", "--quiet", "--json", "--checkpoint", "--checkpoint-every", "--resume");

    private Summaries() {}

    /**
     * Returns the line that makes the same run again, without paths of this machine: a file's name stands for its path, and PATH for
     * that of a treebank of the user's own.
     *
     * @param command what ran; those of its options that a result depends on are repeated
     */
    static String again(CommandSpec command, String experiment, RunResult result) {
        return line(command.name(), experiment, result) + repeated(command, option -> true);
    }

    /** Returns the line that makes the same run with all studies of its report, by the exact solver. */
    static String full(CommandSpec command, String experiment, RunResult result) {
        return line("run --full", experiment, result)
                + repeated(command, option -> !OF_DESCENTS.contains(OptionHomes.home(option)));
    }

    private static String line(String verb, String experiment, RunResult result) {
        String own = result.fetched().origin() == Origin.GIVEN ? " --sst PATH --unpinned" : "";
        return "./ridgeline " + verb + " " + Path.of(experiment).getFileName() + own;
    }

    private static String repeated(CommandSpec command, Predicate<OptionSpec> wanted) {
        return command.commandLine().getParseResult().matchedOptions().stream()
                .filter(option ->
                        OF_FITS.contains(OptionHomes.home(option)) || OF_DESCENTS.contains(OptionHomes.home(option)))
                .filter(option -> !WITHOUT_EFFECT.contains(option.longestName()) && wanted.test(option))
                .map(option -> " " + option.longestName() + (option.arity().max() == 0 ? "" : " " + value(option)))
                .collect(Collectors.joining());
    }

    /** Returns what was given, a choice as the help writes it. */
    private static String value(OptionSpec option) {
        String given = option.originalStringValues().get(0);
        return option.type().isEnum() ? given.toLowerCase(Locale.ROOT) : given;
    }

    /** Returns the table beside the book's, and a line for each fit. */
    static String table(RunResult result) {
        return ResultText.plain(Tables.table(result)) + System.lineSeparator() + certificates(result);
    }

    /** Returns for each fit its lambda in the three conventions, and its certificate. */
    static String certificates(RunResult result) {
        int n = result.vectors().examples().get(Split.TRAIN).rows();
        StringBuilder lines = new StringBuilder();
        for (TrainedFit fit : result.trained().fits()) {
            Certificate certificate = fit.certificate();
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
