package org.ridgeline.pipeline.study;

import java.util.ArrayList;
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
import org.ridgeline.eval.uncertainty.Bootstrap;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.experiment.Expected.Cell;
import org.ridgeline.pipeline.experiment.Expected.Metric;
import org.ridgeline.pipeline.experiment.Experiment;
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

/** The view of a {@link RunResult}. */
record RunInput(RunResult result, boolean showsTexts) implements StudyInput {

    @Override
    public Map<Split, LabeledMatrix> examples() {
        return result.vectors().examples();
    }

    @Override
    public boolean bias() {
        return result.vectors().bias();
    }

    @Override
    public Vocabulary vocabulary() {
        return result.vectors().bag().vocabulary();
    }

    @Override
    public int independentRows() {
        return result.trained()
                .facts()
                .map(facts -> facts.rank().orElse(trainDocuments() - facts.duplicateRows()))
                .orElse(trainDocuments());
    }

    @Override
    public List<StudyFit> fits() {
        return result.trained().fits().stream().map(this::fit).toList();
    }

    private StudyFit fit(TrainedFit fit) {
        String name = fit.spec().name();
        return new StudyFit(
                fit.spec(),
                fit.model(),
                result.evaluated().scores().get(name),
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

    @Override
    public List<TestDocument> testDocuments() {
        List<Document> documents = result.testDocuments();
        List<List<String>> tokens = result.testTokens(documents);
        boolean graded = result.fetched().own().isEmpty();
        boolean leaves = result.experiment().tokens() == Tokens.LEAVES;
        return IntStream.range(0, tokens.size())
                .mapToObj(i -> new TestDocument(
                        tokens.get(i),
                        leaves ? documents.get(i).words() : tokens.get(i),
                        graded ? OptionalInt.of(BinaryTask.grade(documents.get(i))) : OptionalInt.empty()))
                .toList();
    }

    @Override
    public int trainDocuments() {
        return result.vectors().train().targets().length;
    }

    /** A term that comes several times counts the whole of its entry where it comes first with presence, else its share each time. */
    @Override
    public double[] counts(List<String> tokens) {
        WordRow row = result.vectors().bag().row(tokens);
        Map<Integer, Double> left = new HashMap<>();
        for (int k = 0; k < row.size(); k++) {
            left.put(row.column(k), row.value(k));
        }
        boolean presence = result.experiment().features().weighting() == Weighting.PRESENCE;
        Map<Integer, Integer> times = new HashMap<>();
        int[] columns =
                tokens.stream().mapToInt(token -> vocabulary().indexOf(token)).toArray();
        for (int column : columns) {
            times.merge(column, 1, Integer::sum);
        }
        double[] counts = new double[columns.length];
        for (int t = 0; t < columns.length; t++) {
            if (columns[t] != Vocabulary.UNKNOWN) {
                counts[t] = presence
                        ? Optional.ofNullable(left.remove(columns[t])).orElse(0.0)
                        : left.get(columns[t]) / times.get(columns[t]);
            }
        }
        return counts;
    }

    @Override
    public Bootstrap bootstrap() {
        return result.evaluated().bootstrap();
    }

    @Override
    public List<FeatureVariant> featureVariants(Workers workers, Study.Progress progress) {
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
                        same ? this : new RunInput(refitted(tokenized, weighting, workers), showsTexts)));
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
