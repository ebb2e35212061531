package org.ridgeline.pipeline.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ridgeline.data.dataset.LabelMapping;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.ConfusionMatrix;
import org.ridgeline.model.linear.Certificate;
import org.ridgeline.pipeline.predict.Evaluated.Told;
import org.ridgeline.pipeline.run.FetchStage.Origin;
import org.ridgeline.pipeline.run.OwnDocuments;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.Tables;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.run.Vectors.Part;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.reports.table.ResultText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lines about a run for the console. */
final class Summaries {

    /** Where the options are declared that a fit depends on. */
    private static final Set<Class<?>> OF_FITS = Set.of(
            SyntheticOptions.class,
            RunOptions.class,
            DenseOption.class,
            AgreementOption.class,
            DataOptions.class,
            TextOptions.class,
            OwnDataOptions.class);

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
        if (experiment.isEmpty()) {
            return "./ridgeline train" + (verb.endsWith("--full") ? " --full" : "");
        }
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

    /** Returns what was given: a choice as the help writes it, a file without its place. */
    private static String value(OptionSpec option) {
        Class<?> type = option.auxiliaryTypes()[0];
        return option.originalStringValues().stream()
                .map(given -> type.isEnum()
                        ? given.toLowerCase(Locale.ROOT)
                        : type == Path.class ? String.valueOf(Path.of(given).getFileName()) : given)
                .collect(Collectors.joining(" "));
    }

    /** Returns what was read of own data: what labels mean, how many rows do what, what the larger class comes to; nothing for others. */
    static String own(RunResult result) {
        return result.fetched().own().map(own -> own(result, own)).orElse("");
    }

    private static String own(RunResult result, OwnDocuments own) {
        String end = System.lineSeparator();
        OwnDocuments.Parts parts = own.parts();
        StringBuilder text = new StringBuilder("labels: ")
                .append(TerminalText.visible(labels(own.labels(), own.mapping())))
                .append(own.inferred() ? "; " + Told.INFERRED : "")
                .append(end)
                .append(String.format(
                        Locale.ROOT,
                        "rows: %,d to train on, %,d to test on%s%n",
                        parts.train().length,
                        parts.test().length,
                        parts.out() == 0 ? "" : String.format(Locale.ROOT, ", %,d left out", parts.out())));
        Part train = result.vectors().train();
        text.append(String.format(
                Locale.ROOT,
                "matrix: %,d x %,d, %,d nonzeros%s%n",
                train.rows().rows(),
                train.rows().columns(),
                train.nonzeros(),
                result.vectors().examples().containsKey(Split.TRAIN) ? "" : ", in a file"));
        result.evaluated().byFit().values().iterator().next().forEach((split, measured) -> text.append(split.key())
                .append(" majority: ")
                .append(majority(measured))
                .append(end));
        return text.append(end).toString();
    }

    /** Returns what each label means and how often it occurs. */
    static String labels(Map<String, Long> counts, LabelMapping mapping) {
        return counts.entrySet().stream()
                .map(label -> String.format(
                        Locale.ROOT,
                        "%s %s (%,d)",
                        label.getKey(),
                        mapping.of(label.getKey()).name().toLowerCase(Locale.ROOT),
                        label.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Returns what is right without reading a word, if all texts are called what most are: an accuracy near it says little. */
    static String majority(BinaryEvaluation measured) {
        ConfusionMatrix confusion = measured.confusion();
        int positive = confusion.truePositives() + confusion.falseNegatives();
        int most = Math.max(positive, measured.n() - positive);
        return String.format(
                Locale.ROOT,
                "%.2f%% (%,d right if all are called %s)",
                100.0 * most / measured.n(),
                most,
                2 * positive > measured.n() ? "positive" : "negative");
    }

    /** Returns the table beside the book's, and a line for each fit. */
    static String table(RunResult result) {
        return ResultText.plain(Tables.table(result)) + System.lineSeparator() + certificates(result);
    }

    /** Returns for each fit its lambda in the three conventions, and its certificate. */
    static String certificates(RunResult result) {
        int n = result.vectors().train().targets().length;
        StringBuilder lines = new StringBuilder();
        for (TrainedFit fit : result.trained().fits()) {
            Certificate certificate = fit.certificate();
            lines.append(fit.spec().title()).append(": ");
            lines.append(
                    fit.lambda() == 0
                            ? "lambda 0, the minimum-norm solution"
                            : String.format(
                                    Locale.ROOT,
                                    "lambda %s on the sum of squares (%.4g on the mean, %s on the half-sum)",
                                    Wording.number(fit.lambda()),
                                    fit.lambda() / n,
                                    Wording.number(fit.lambda() / 2)));
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
