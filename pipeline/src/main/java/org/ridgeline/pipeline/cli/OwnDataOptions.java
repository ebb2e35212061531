package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.Features;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.SolverChoice;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.experiment.Lambda;
import org.ridgeline.pipeline.experiment.OwnData;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of a training on the user's own texts. */
final class OwnDataOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Test on these files; they are read like those of --data.")
    private List<Path> test;

    @Option(
            names = "--split",
            paramLabel = "SHARE",
            description = "Hold back this share of each class for the test, drawn by --seed, such as 0.2.")
    private Double split;

    @Option(names = "--every", paramLabel = "K", description = "Hold back every K-th row for the test.")
    private Integer every;

    @Option(
            names = "--split-column",
            paramLabel = "COLUMN",
            description = "A column that says of each row train, test or dev; those of dev are left out.")
    private String splitColumn;

    @Option(
            names = "--tokens",
            paramLabel = "ptb|whitespace",
            defaultValue = "ptb",
            description =
                    "Where a text is cut: as the Penn Treebank does, for raw text, or at blanks, for text cut already (default: ${DEFAULT-VALUE}).")
    private Scheme tokens;

    @Option(names = "--keep-case", description = "Tell upper case from lower case.")
    private boolean keepCase;

    @Option(
            names = "--ngrams",
            paramLabel = "N",
            defaultValue = "1",
            description = "Terms of up to N neighbouring tokens, 1 to 3 (default: ${DEFAULT-VALUE}).")
    private int ngrams;

    @Option(
            names = "--stop-words",
            paramLabel = "none|english|FILE",
            defaultValue = "none",
            description = "Tokens to leave out; a file has one a line (default: ${DEFAULT-VALUE}).")
    private String stopWords;

    @Option(
            names = "--min-df",
            paramLabel = "N",
            defaultValue = "1",
            description = "Terms that occur in fewer training texts are left out (default: ${DEFAULT-VALUE}).")
    private int minDocumentFrequency;

    @Option(
            names = "--max-words",
            paramLabel = "N",
            description = "Keep at most so many terms, the most frequent ones.")
    private Integer maxWords;

    @Option(
            names = "--weighting",
            paramLabel = "counts|presence|tfidf",
            defaultValue = "counts",
            description = "How much a term counts in a text (default: ${DEFAULT-VALUE}).")
    private Weighting weighting;

    @Option(names = "--no-bias", description = "No column of ones.")
    private boolean noBias;

    @Option(
            names = "--l2",
            paramLabel = "LAMBDA|cv|none",
            defaultValue = "1",
            description = {
                "Lambda on the sum of the squares; or cv: the one of 0.1 to 1000 with the least error in five-fold cross-validation; or"
                        + " none: the minimum-norm solution. Several, separated by commas, give a model each (default: ${DEFAULT-VALUE})."
            })
    private String l2;

    @Option(
            names = "--fit-tolerance",
            paramLabel = "T",
            description =
                    "The largest relative residual of a fit (default: 1e-11 up to 2 million nonzeros, 1e-8 beyond).")
    private Double tolerance;

    /** Returns the experiment that the options describe. */
    Experiment experiment(DataOptions input, long seed) {
        return PropertyOptions.checked(command, () -> {
            OwnData dataset = input.dataset(test, split(seed));
            List<FitSpec> fits = fits();
            return new Experiment(
                    name(dataset.name()),
                    dataset.name(),
                    null,
                    null,
                    dataset,
                    tokens == Scheme.PTB ? Tokens.PTB : Tokens.WHITESPACE,
                    new Features(
                            keepCase ? false : null,
                            stopWords(),
                            ngrams == 1 ? null : ngrams,
                            weighting,
                            minDocumentFrequency,
                            maxWords == null ? Integer.MAX_VALUE : maxWords,
                            !noBias),
                    new SolverChoice(
                            Solver.AUTO,
                            tolerance,
                            SolverSettings.defaults().maxIterations(),
                            null,
                            null,
                            fits.stream().allMatch(fit -> fit.lambda().value().isPresent()) ? null : seed),
                    fits,
                    null);
        });
    }

    /** Returns a name for the experiment on data of this name: what an experiment's may hold of it. */
    private static String name(String data) {
        String name = data.toLowerCase(Locale.ROOT)
                .replaceFirst("(\\.(csv|tsv|jsonl|txt))?(\\.gz)?$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "data" : name.substring(0, Math.min(name.length(), 100));
    }

    private List<FitSpec> fits() {
        List<FitSpec> fits = new ArrayList<>();
        for (String part : l2.split(",", -1)) {
            Lambda lambda = lambda(part.strip());
            if (fits.stream().anyMatch(fit -> fit.lambda().equals(lambda))) {
                throw new IllegalArgumentException("l2: expected each once, got " + part.strip() + " twice");
            }
            fits.add(new FitSpec(lambda.key(), "l2 " + part.strip(), lambda));
        }
        return fits;
    }

    private static Lambda lambda(String text) {
        try {
            return switch (text) {
                case "none" -> Lambda.given(0);
                case "cv" -> Lambda.crossValidated();
                default -> Lambda.given(Double.parseDouble(text));
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("l2: expected a number, none or cv, got \"" + text + "\"", e);
        }
    }

    private OwnData.Split split(long seed) {
        List<String> given = new ArrayList<>();
        Stream.of(
                        test == null ? null : "--test",
                        split == null ? null : "--split",
                        every == null ? null : "--every",
                        splitColumn == null ? null : "--split-column")
                .filter(name -> name != null)
                .forEach(given::add);
        if (given.size() > 1) {
            throw new IllegalArgumentException(
                    "expected one way to hold rows back, got " + String.join(" and ", given));
        }
        return split == null && every == null && splitColumn == null
                ? null
                : new OwnData.Split(split, split == null ? null : seed, every, splitColumn);
    }

    private String stopWords() {
        return switch (stopWords) {
            case "none" -> null;
            case "english" -> stopWords;
            default -> String.join(" ", lines(Path.of(stopWords)));
        };
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new DataException(
                    file
                            + ": no list of stop words\n  expected: none, english, or a file with a word a line in UTF-8\n  got:      "
                            + e,
                    e);
        }
    }
}
