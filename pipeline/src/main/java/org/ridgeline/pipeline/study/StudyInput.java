package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ridgeline.data.dataset.BinaryTask;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.features.FeatureSettings.Weighting;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.data.features.WordRow;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.metric.PerDocument;
import org.ridgeline.eval.uncertainty.Bootstrap;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.run.EvaluateStage;
import org.ridgeline.pipeline.run.RunResult;
import org.ridgeline.pipeline.run.TokenizeStage;
import org.ridgeline.pipeline.run.Tokenized;
import org.ridgeline.pipeline.run.TrainStage;
import org.ridgeline.pipeline.run.TrainStage.Trained;
import org.ridgeline.pipeline.run.TrainStage.TrainedFit;
import org.ridgeline.pipeline.run.VectorizeStage;
import org.ridgeline.pipeline.run.Vectors;

/** What studies look at: the rows, fits and texts of a finished run. What is returned is to be read only. */
public final class StudyInput {

    private final RunResult result;
    private final boolean texts;

    /** Looks at a run. */
    public StudyInput(RunResult result) {
        this(result, true);
    }

    /** Looks at a run, and tells whether texts of its documents may be shown. */
    StudyInput(RunResult result, boolean texts) {
        this.result = result;
        this.texts = texts;
    }

    /**
     * One fit.
     *
     * @param spec its name, title and lambda on the sum of squares
     * @param model the weights
     * @param scores of the test documents, in the order of the rows
     * @param measured by split
     * @param book the test MSE that the book prints, where the two compare
     */
    record StudyFit(
            FitSpec spec,
            LinearModel model,
            double[] scores,
            Map<Split, BinaryEvaluation> measured,
            Optional<Double> book) {

        BinaryEvaluation test() {
            return measured.get(Split.TEST);
        }

        String title() {
            return spec.title();
        }
    }

    private StudyFit fit(TrainedFit fit) {
        String name = fit.spec().name();
        return new StudyFit(
                fit.spec(),
                fit.model(),
                result.evaluated().scores().get(name).get(Split.TEST),
                result.evaluated().byFit().get(name),
                book(Cell.name(name, Split.TEST, Metric.MSE)));
    }

    private Optional<Double> book(String cell) {
        if (!result.notice().isEmpty() || result.experiment().expected() == null) {
            return Optional.empty();
        }
        return result.experiment().expected().cells().stream()
                .filter(each -> each.name().equals(cell) && each.book() != null)
                .map(Cell::book)
                .findFirst();
    }

    /** Returns whether the run is of the user's own data, of which the book says nothing. */
    boolean ownData() {
        return result.fetched().own().isPresent();
    }

    /** Returns whether texts of the documents may be shown. */
    boolean showsTexts() {
        return texts;
    }

    /** Returns how many documents were trained on. */
    int trainDocuments() {
        return result.vectors().train().targets().length;
    }

    /** Returns rows and targets by split; training and test always, development where there is one. */
    public Map<Split, LabeledMatrix> examples() {
        return result.vectors().examples();
    }

    boolean bias() {
        return result.vectors().bias();
    }

    /** Returns the words of the columns, those in most training documents first. */
    Vocabulary vocabulary() {
        return result.vectors().bag().vocabulary();
    }

    /** Returns the rank of the training matrix or, where it is unknown, the number of its distinct rows. */
    int independentRows() {
        return result.trained()
                .facts()
                .map(facts -> facts.rank().orElse(trainDocuments() - facts.duplicateRows()))
                .orElse(trainDocuments());
    }

    /**
     * Returns what each token counts in the row of its document: times the tokens' weights, and with the bias, they add up to the score. A
     * token that comes again counts its share of the row's entry, or nothing where presence counts.
     */
    double[] counts(List<String> tokens) {
        WordRow row = result.vectors().bag().row(tokens);
        Map<Integer, Double> values = new HashMap<>();
        for (int k = 0; k < row.size(); k++) {
            values.put(row.column(k), row.value(k));
        }
        int[] columns =
                tokens.stream().mapToInt(token -> vocabulary().indexOf(token)).toArray();
        Map<Integer, Integer> times = new HashMap<>();
        IntStream.of(columns).forEach(column -> times.merge(column, 1, Integer::sum));
        boolean presence = result.experiment().features().weighting() == Weighting.PRESENCE;
        return IntStream.of(columns)
                .mapToDouble(column -> presence
                        ? Optional.ofNullable(values.remove(column)).orElse(0.0)
                        : values.getOrDefault(column, 0.0) / times.get(column))
                .toArray();
    }

    /** Returns what a weight is, in words. */
    String weight() {
        return switch (result.experiment().features().weighting()) {
            case COUNTS -> "A weight is what one occurrence of a word adds to the score.";
            case PRESENCE -> "A weight is what a word adds to the score of a document that holds it.";
            case TFIDF ->
                "A weight times the value of a word in a document (tf-idf, scaled to length 1) is what the word adds to the score.";
        };
    }

    Bootstrap bootstrap() {
        return result.evaluated().bootstrap();
    }

    List<StudyFit> fits() {
        return result.trained().fits().stream().map(this::fit).toList();
    }

    /** Returns the fit of the least lambda, the first of equals: the one without a regularizer where there is one. */
    StudyFit plain() {
        return fits().stream()
                .min(Comparator.comparingDouble(fit -> fit.spec().given()))
                .orElseThrow();
    }

    /** Returns all fits but the plain one, in their order. */
    List<StudyFit> others() {
        StudyFit plain = plain();
        return fits().stream().filter(fit -> !fit.equals(plain)).toList();
    }

    Optional<StudyFit> regularized() {
        return fits().stream().filter(fit -> fit.spec().given() > 0).findFirst();
    }

    /**
     * Returns the plain fit and, of the others, the one of the least error on dev; where there is no such split the first of them. Test
     * documents choose nothing.
     */
    List<StudyFit> pair() {
        return chosen(others()).map(best -> List.of(plain(), best)).orElse(List.of(plain()));
    }

    /** Returns the fit of the least error on dev; where there is no such split the second of the pair, if there are two. */
    StudyFit best() {
        return chosen(result.vectors().parts().containsKey(Split.DEV) ? fits() : others())
                .orElse(plain());
    }

    private Optional<StudyFit> chosen(List<StudyFit> from) {
        return result.vectors().parts().containsKey(Split.DEV)
                ? from.stream()
                        .min(Comparator.comparingDouble(
                                fit -> fit.measured().get(Split.DEV).mse()))
                : from.stream().findFirst();
    }

    /** Returns the labels of the test documents, +1 or -1. */
    double[] targets() {
        return examples().get(Split.TEST).labels();
    }

    /** Returns of each test document whether its score has the right sign. */
    boolean[] right(StudyFit fit) {
        return PerDocument.right(fit.scores(), targets());
    }

    /**
     * One test document.
     *
     * @param tokens the words that were looked up
     * @param shown the same words as they stand in the document
     * @param label from 0 to 4; empty where the data have no such labels
     */
    record TestDocument(List<String> tokens, List<String> shown, OptionalInt label) {}

    List<TestDocument> testDocuments() {
        List<Document> documents = result.testDocuments();
        List<List<String>> tokens = result.testTokens(documents);
        boolean leaves = result.experiment().tokens() == Tokens.LEAVES;
        return IntStream.range(0, tokens.size())
                .mapToObj(i -> new TestDocument(
                        tokens.get(i),
                        leaves ? documents.get(i).words() : tokens.get(i),
                        ownData() ? OptionalInt.empty() : OptionalInt.of(BinaryTask.grade(documents.get(i)))))
                .toList();
    }

    int unknownTokens(TestDocument document) {
        Vocabulary vocabulary = vocabulary();
        return (int) document.tokens().stream()
                .filter(word -> vocabulary.indexOf(word) == Vocabulary.UNKNOWN)
                .count();
    }

    /** The documents with one choice of features, such as {@code leaves, counts}: the run's own, or fitted alike. */
    record FeatureVariant(String name, boolean own, StudyInput input) {}

    /** Returns this run and the same documents with other tokens and weightings, fitted alike. */
    List<FeatureVariant> featureVariants(Workers workers, Study.Progress progress) {
        Experiment own = result.experiment();
        List<FeatureVariant> variants = new ArrayList<>();
        List<Tokens> cuts = List.of(Tokens.LEAVES, Tokens.PTB);
        List<Weighting> weightings = List.of(Weighting.COUNTS, Weighting.PRESENCE);
        int all = cuts.size() * weightings.size();
        for (Tokens tokens : cuts) {
            Tokenized tokenized =
                    TokenizeStage.run(result.fetched().corpus(), TokenSettings.of(tokens.scheme()), workers);
            for (Weighting weighting : weightings) {
                boolean same =
                        tokens == own.tokens() && weighting == own.features().weighting();
                variants.add(new FeatureVariant(
                        (tokens + ", " + weighting).toLowerCase(Locale.ROOT),
                        same,
                        same ? this : new StudyInput(refitted(tokenized, weighting, workers), texts)));
                progress.done((double) variants.size() / all);
            }
        }
        return variants;
    }

    private RunResult refitted(Tokenized tokenized, Weighting weighting, Workers workers) {
        Experiment experiment = result.experiment();
        FeatureSettings own = experiment.features().settings();
        Vectors vectors = VectorizeStage.run(
                tokenized, new FeatureSettings(weighting, own.minDocumentFrequency(), own.maxWords(), own.bias()));
        Trained trained =
                TrainStage.run(vectors, experiment.fits(), experiment.solver().settings(), workers);
        return new RunResult(
                experiment,
                result.fetched(),
                tokenized,
                vectors,
                trained,
                EvaluateStage.run(vectors, trained),
                List.of(),
                List.of());
    }
}
