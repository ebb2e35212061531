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
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.model.dense.DenseBackend;
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
        @JsonInclude(JsonInclude.Include.NON_NULL) Expected expected) {

    /** The corpora that an experiment may name. */
    public enum CorpusName {
        /** The Stanford Sentiment Treebank, binary task. */
        SST,
        /** The built-in synthetic corpus of SST's shape. */
        SYNTHETIC
    }

    /** What counts as a word. */
    public enum Tokens {
        /** The leaves of the treebank's trees; of own data the same as white space. */
        LEAVES(Scheme.WHITESPACE),
        /** The tokens of CoreNLP's {@code PTBTokenizer} over the sentence; hyphens and slashes not split. */
        PTB(Scheme.PTB),
        /** What white space cuts. */
        WHITESPACE(Scheme.WHITESPACE);

        private final Scheme scheme;

        Tokens(Scheme scheme) {
            this.scheme = scheme;
        }

        /** Returns how a text is cut. */
        public Scheme scheme() {
            return scheme;
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
            requireEveryCell(dataset, fits, expected.cells());
        }
    }

    /** Returns the same experiment with other expectations. */
    public Experiment expecting(Expected other) {
        return new Experiment(name, title, corpus, synthetic, dataset, tokens, features, solver, fits, other);
    }

    /** Returns the same experiment on other data of the user's own. */
    public Experiment on(OwnData other) {
        return new Experiment(name, title, corpus, synthetic, other, tokens, features, solver, fits, expected);
    }

    /** Returns the same experiment with another solver. */
    public Experiment with(SolverChoice other) {
        return new Experiment(name, title, corpus, synthetic, dataset, tokens, features, other, fits, expected);
    }

    /** Returns the same experiment with another choice of what factors dense matrices. */
    public Experiment with(DenseBackend dense) {
        return with(new SolverChoice(
                solver.method(), solver.tolerance(), solver.maxIterations(), dense, solver.matrix(), solver.seed()));
    }

    /** Returns how a text becomes terms. */
    public TokenSettings tokenSettings() {
        return new TokenSettings(
                tokens.scheme(),
                features.lowerCase() == null || features.lowerCase(),
                features.maxNgram() == null ? 1 : features.maxNgram(),
                features.stops());
    }

    /** A cell that nobody expects would pass unseen: each fit needs both figures on train and, where there is one, on test. */
    private static void requireEveryCell(OwnData dataset, List<FitSpec> fits, List<Expected.Cell> cells) {
        boolean tested = dataset == null || cells.stream().anyMatch(cell -> cell.split() == Split.TEST);
        Set<String> needed = new TreeSet<>();
        for (FitSpec fit : fits) {
            for (Expected.Metric metric : Expected.Metric.values()) {
                needed.add(Expected.Cell.name(fit.name(), Split.TRAIN, metric));
                if (tested) {
                    needed.add(Expected.Cell.name(fit.name(), Split.TEST, metric));
                }
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
     * @param lowerCase whether words are lower-cased, or null for yes
     * @param stopWords {@code english}, or words that are left out with a space between two, or null for none
     * @param maxNgram the most neighbouring words that make a term, or null for 1
     * @param weighting how much a term counts in a document
     * @param minDocumentFrequency the least number of training documents that hold a term
     * @param maxWords the largest vocabulary
     * @param bias whether a column of ones is added, regularized like the rest
     */
    public record Features(
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean lowerCase,
            @JsonInclude(JsonInclude.Include.NON_NULL) String stopWords,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer maxNgram,
            @JsonProperty(required = true) Weighting weighting,
            @JsonProperty(required = true) int minDocumentFrequency,
            @JsonProperty(required = true) int maxWords,
            @JsonProperty(required = true) boolean bias) {

        /** Single words in lower case. */
        public Features(Weighting weighting, int minDocumentFrequency, int maxWords, boolean bias) {
            this(null, null, null, weighting, minDocumentFrequency, maxWords, bias);
        }

        /** Returns the choice of columns as checked settings. */
        public FeatureSettings settings() {
            return new FeatureSettings(weighting, minDocumentFrequency, maxWords, bias);
        }

        private StopWords stops() {
            return stopWords == null
                    ? StopWords.none()
                    : stopWords.equals(StopWords.english().name())
                            ? StopWords.english()
                            : StopWords.of(List.of(stopWords.strip().split("\\s+")));
        }

        /** Returns whether documents become the columns of the chapter's table: single words in lower case. */
        public boolean plainWords() {
            return lowerCase == null && stopWords == null && maxNgram == null;
        }

        /** Checks the ranges. */
        public Features {
            new FeatureSettings(weighting, minDocumentFrequency, maxWords, bias);
            new TokenSettings(Scheme.PTB, true, maxNgram == null ? 1 : maxNgram, StopWords.none());
        }
    }

    /** Where the training matrix stands. The two are fitted by other sums in another order, so weights may differ in their last bits. */
    public enum MatrixPlace {
        /** In memory. */
        MEMORY,
        /** In a file that is deleted at the end. */
        FILE
    }

    /**
     * How the fits are computed.
     *
     * @param method the method, or auto
     * @param tolerance the largest relative residual of a fit, or null for 1e-11, beyond two million nonzeros 1e-8
     * @param maxIterations the most Krylov steps
     * @param dense what factors dense matrices, or null for the automatic choice
     * @param matrix where the training matrix stands, or null for memory if it has room there
     * @param seed of the folds of a cross-validation, or null for 1
     */
    public record SolverChoice(
            @JsonProperty(required = true) Solver method,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double tolerance,
            @JsonProperty(required = true) int maxIterations,
            @JsonInclude(JsonInclude.Include.NON_NULL) DenseBackend dense,
            @JsonInclude(JsonInclude.Include.NON_NULL) MatrixPlace matrix,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long seed) {

        /** Up to so many nonzeros a fit to the last digits takes seconds at most. */
        private static final long SMALL = 2_000_000;

        private static final double LARGE_TOLERANCE = 1e-8;

        /** Checks the ranges by way of {@link #settings}. */
        public SolverChoice {
            new SolverSettings(method, tolerance == null ? LARGE_TOLERANCE : tolerance, maxIterations);
        }

        /** What most experiments say. */
        public SolverChoice(Solver method, double tolerance, int maxIterations) {
            this(method, tolerance, maxIterations, null, null, null);
        }

        /** The choice that leads to these settings. */
        public SolverChoice(SolverSettings settings) {
            this(settings.solver(), settings.tolerance(), settings.maxIterations(), settings.dense(), null, null);
        }

        /** Returns the same with the matrix there. */
        public SolverChoice in(MatrixPlace place) {
            return new SolverChoice(method, tolerance, maxIterations, dense, place, seed);
        }

        /** Returns the same as checked settings, for a matrix of up to two million nonzeros. */
        public SolverSettings settings() {
            return settings(SMALL);
        }

        /** Returns the same as checked settings for a matrix of so many nonzeros. */
        public SolverSettings settings(long nonzeros) {
            double usual = nonzeros <= SMALL ? SolverSettings.defaults().tolerance() : LARGE_TOLERANCE;
            return new SolverSettings(
                    method,
                    tolerance == null ? usual : tolerance,
                    maxIterations,
                    dense == null ? DenseBackend.AUTO : dense);
        }
    }

    /**
     * One column of the table.
     *
     * @param name short name, in file names and cell names: at most 40 lower-case letters, digits and
     *     single hyphens between them
     * @param title the column's heading, at most 200 characters
     * @param lambda how strongly weights are held back
     */
    public record FitSpec(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) Lambda lambda) {

        /** A given lambda on the sum of squares; 0 asks for the minimum-norm solution. */
        public FitSpec(String name, String title, double lambda) {
            this(name, title, Lambda.given(lambda));
        }

        /**
         * Returns the lambda.
         *
         * @throws java.util.NoSuchElementException if it is still to be chosen
         */
        public double given() {
            return lambda.value().orElseThrow();
        }

        /** Checks the name. */
        public FitSpec {
            // It also names figures, whose files and anchors allow no more than this.
            require(
                    "fits.name",
                    name.length() <= 40 && name.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                    "letters, digits and single hyphens between them",
                    name);
            requireTitle("fits.title", title);
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
