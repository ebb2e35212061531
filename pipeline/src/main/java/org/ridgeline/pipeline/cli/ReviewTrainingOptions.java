package org.ridgeline.pipeline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Splitting;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.solver.MemoryBudget;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.review.Penalty;
import org.ridgeline.pipeline.run.ReviewSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of a training on the user's own texts. */
final class ReviewTrainingOptions {

    /** Up to so many nonzeros a fit to the last digits takes seconds at most. */
    private static final long SMALL = 2_000_000;

    private static final double LARGE_TOLERANCE = 1e-8;

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
                        + " none: the fit of least norm. Several, separated by commas, give a model each (default: ${DEFAULT-VALUE})."
            })
    private String l2;

    @Option(
            names = "--fit-tolerance",
            paramLabel = "T",
            description =
                    "The largest relative residual of a fit (default: 1e-11 up to 2 million nonzeros, 1e-8 beyond).")
    private Double tolerance;

    @Mixin
    private MemoryOption memory;

    /** Returns what is asked for. */
    ReviewSettings settings(ReviewInputOptions input, long seed) {
        return PropertyOptions.checked(
                command,
                () -> new ReviewSettings(
                        input.source(Optional.ofNullable(splitColumn)),
                        Optional.ofNullable(test).map(files -> input.source(files, Optional.empty())),
                        input.labels(),
                        splitting(seed),
                        new TokenSettings(tokens, !keepCase, ngrams, stopWords()),
                        new FeatureSettings(
                                weighting,
                                minDocumentFrequency,
                                maxWords == null ? Integer.MAX_VALUE : maxWords,
                                !noBias)));
    }

    private Splitting splitting(long seed) {
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
        if (split != null) {
            return new Splitting.Stratified(split, seed);
        }
        return every != null ? new Splitting.EveryKth(every) : new Splitting.None();
    }

    private StopWords stopWords() {
        return switch (stopWords) {
            case "none" -> StopWords.none();
            case "english" -> StopWords.english();
            default -> StopWords.of(lines(Path.of(stopWords)));
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

    List<Penalty> penalties() {
        return PropertyOptions.checked(command, () -> Penalty.parse(l2));
    }

    /** Returns how exactly to fit a matrix of so many nonzeros. */
    SolverSettings solver(long nonzeros) {
        double reach = tolerance != null
                ? tolerance
                : nonzeros <= SMALL ? SolverSettings.defaults().tolerance() : LARGE_TOLERANCE;
        return PropertyOptions.checked(
                command,
                () -> new SolverSettings(
                        Solver.AUTO, reach, SolverSettings.defaults().maxIterations()));
    }

    MemoryBudget budget() {
        return memory.budget();
    }
}
