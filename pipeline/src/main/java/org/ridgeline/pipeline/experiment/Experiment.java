package org.ridgeline.pipeline.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.dataset.SyntheticCorpus;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.model.dense.DenseBackend;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.solver.Solver;
import org.ridgeline.model.solver.SolverSettings;

/**
 * What to train on what, and the numbers that must come out.
 *
 * @param name the experiment's name: lower-case letters, digits and hyphens; names the run folder
 * @param title one line for people, at most 200 characters
 * @param corpus the built-in corpus that the documents come from, or null for own data
 * @param synthetic size and seed of the synthetic corpus, or null for SST's size and the usual seed
 * @param dataset the user's own data, or null for a built-in corpus
 * @param tokens what counts as a word
 * @param features how words become columns
 * @param solver how the fits are computed
 * @param fits the columns of the table, in order
 * @param expected the results that a check compares with, or null where nothing is pinned yet
 */
public record Experiment(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) CorpusName corpus,
        @JsonInclude(JsonInclude.Include.NON_NULL) Synthetic synthetic,
        @JsonInclude(JsonInclude.Include.NON_NULL) OwnData dataset,
        @JsonProperty(required = true) Tokens tokens,
        @JsonProperty(required = true) Features features,
        @JsonProperty(required = true) SolverChoice solver,
        @JsonProperty(required = true) List<FitSpec> fits,
        Expected expected) {

    /** The corpora that an experiment may name. */
    public enum CorpusName {
        /** The Stanford Sentiment Treebank, binary task. */
        SST,
        /** The built-in synthetic corpus of SST's shape. */
        SYNTHETIC
    }

    /** What counts as a word. */
    public enum Tokens {
        /** The leaves of the treebank's trees, or what white space cuts in own data, lower-cased. */
        LEAVES,
        /** The tokens of CoreNLP's {@code PTBTokenizer} over the sentence, lower-cased; hyphens and slashes not split. */
        PTB
    }

    /** How much a word counts in a document: what the book's table is shown with; {@code train} knows more. */
    public enum Weighting {
        /** As often as it occurs. */
        COUNTS,
        /** Once. */
        PRESENCE;

        /** Returns the same choice among all that a bag of words knows. */
        public FeatureSettings.Weighting feature() {
            return this == COUNTS ? FeatureSettings.Weighting.COUNTS : FeatureSettings.Weighting.PRESENCE;
        }
    }

    /** Checks what the file's grammar cannot. */
    public Experiment {
        require("name", name.matches("[a-z0-9][a-z0-9-]{0,99}"), "lower-case letters, digits and hyphens", name);
        requireTitle("title", title);
        require(
                "corpus",
                (corpus == null) != (dataset == null),
                "a corpus, or a section \"dataset\"",
                corpus == null ? "neither" : "both");
        require(
                "synthetic",
                synthetic == null || corpus == CorpusName.SYNTHETIC,
                "this section only with \"corpus: synthetic\"",
                corpus == null ? "a data set" : "corpus: " + corpus.name().toLowerCase(Locale.ROOT));
        require("fits", fits != null && !fits.isEmpty(), "at least one fit", "none");
        fits = List.copyOf(fits);
        Set<String> names = new HashSet<>();
        for (FitSpec fit : fits) {
            require("fits", names.add(fit.name()), "each name once", fit.name() + " twice");
        }
        if (expected != null) {
            requireEveryCell(fits, expected.cells());
        }
    }

    /** Returns the same experiment with other expectations. */
    public Experiment expecting(Expected other) {
        return new Experiment(name, title, corpus, synthetic, dataset, tokens, features, solver, fits, other);
    }

    /** Returns the same experiment with another choice of what factors dense matrices. */
    public Experiment with(DenseBackend dense) {
        SolverChoice other = new SolverChoice(solver.method(), solver.tolerance(), solver.maxIterations(), dense);
        return new Experiment(name, title, corpus, synthetic, dataset, tokens, features, other, fits, expected);
    }

    /** A cell that nobody expects would pass unseen: each fit needs both figures on train and on test, and no others. */
    private static void requireEveryCell(List<FitSpec> fits, List<Expected.Cell> cells) {
        Set<String> needed = new TreeSet<>();
        for (FitSpec fit : fits) {
            for (Expected.Metric metric : Expected.Metric.values()) {
                needed.add(Expected.Cell.name(fit.name(), Split.TRAIN, metric));
                needed.add(Expected.Cell.name(fit.name(), Split.TEST, metric));
            }
        }
        for (Expected.Cell cell : cells) {
            require("expected.cells", needed.remove(cell.name()), "each of the table's cells once", cell.name());
        }
        require("expected.cells", needed.isEmpty(), "every cell of the table", "none for " + needed);
    }

    /**
     * The synthetic corpus.
     *
     * @param documents how many documents in all
     * @param seed what it is made from
     */
    public record Synthetic(
            @JsonProperty(required = true) int documents,
            @JsonProperty(required = true) long seed) {

        /** Checks the size. */
        public Synthetic {
            require(
                    "synthetic.documents",
                    documents >= SyntheticCorpus.MIN_DOCUMENTS,
                    "at least " + SyntheticCorpus.MIN_DOCUMENTS,
                    Integer.toString(documents));
        }
    }

    /**
     * How words become columns.
     *
     * @param weighting counts or presence
     * @param minDocumentFrequency the least number of training documents that hold a word
     * @param maxWords the largest vocabulary
     * @param bias whether a column of ones is added, regularized like the rest
     */
    public record Features(
            @JsonProperty(required = true) Weighting weighting,
            @JsonProperty(required = true) int minDocumentFrequency,
            @JsonProperty(required = true) int maxWords,
            @JsonProperty(required = true) boolean bias) {

        /** Returns the same as checked settings. */
        public FeatureSettings settings() {
            return new FeatureSettings(weighting.feature(), minDocumentFrequency, maxWords, bias);
        }

        /** Checks the ranges by way of {@link #settings}. */
        public Features {
            new FeatureSettings(weighting.feature(), minDocumentFrequency, maxWords, bias);
        }
    }

    /**
     * How the fits are computed.
     *
     * @param method the method, or auto
     * @param tolerance the largest relative residual of a fit
     * @param maxIterations the most Krylov steps
     * @param dense what factors dense matrices, or null for the automatic choice
     */
    public record SolverChoice(
            @JsonProperty(required = true) Solver method,
            @JsonProperty(required = true) double tolerance,
            @JsonProperty(required = true) int maxIterations,
            @JsonInclude(JsonInclude.Include.NON_NULL) DenseBackend dense) {

        /** Checks the ranges by way of {@link #settings}. */
        public SolverChoice {
            new SolverSettings(method, tolerance, maxIterations);
        }

        /** Returns the same as checked settings. */
        public SolverSettings settings() {
            return new SolverSettings(method, tolerance, maxIterations, dense == null ? DenseBackend.AUTO : dense);
        }
    }

    /**
     * One column of the table.
     *
     * @param name short name, in file names and cell names: at most 40 lower-case letters, digits and
     *     single hyphens between them
     * @param title the column's heading, at most 200 characters
     * @param lambda the regularization strength on the sum of squares; 0 asks for the fit of least norm
     */
    public record FitSpec(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) double lambda) {

        /** Checks name and range. */
        public FitSpec {
            // It also names figures, whose files and anchors allow no more than this.
            require(
                    "fits.name",
                    name.length() <= 40 && name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                    "letters, digits and single hyphens between them",
                    name);
            requireTitle("fits.title", title);
            Objective.requireLambda(lambda);
        }
    }

    /** A title stands on terminals, in tables and on the page. */
    private static void requireTitle(String key, String title) {
        require(
                key,
                !title.isBlank() && title.length() <= 200 && title.chars().noneMatch(Character::isISOControl),
                "one line of text, at most 200 characters",
                title.isBlank() ? "nothing" : title);
    }

    static void require(String key, boolean holds, String expected, String got) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": expected " + expected + ", got " + got);
        }
    }
}
