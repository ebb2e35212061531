package org.ridgeline.pipeline.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.eval.uncertainty.Bootstrap;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.run.RunResult;

/** What studies look at: the rows, fits and texts of a finished run. What is returned is to be read only. */
public interface StudyInput {

    /** Returns the view of a run. */
    static StudyInput of(RunResult result) {
        return new RunInput(result, true);
    }

    /** Returns rows and targets by split; training and test always, development where there is one. */
    Map<Split, LabeledMatrix> examples();

    /** Returns whether the last column is the bias. */
    boolean bias();

    /** Returns the words of the columns, those in most training documents first. */
    Vocabulary vocabulary();

    /** Returns the rank of the training matrix or, where it is unknown, the number of its distinct rows. */
    int independentRows();

    /** Returns the fits in their order. */
    List<StudyFit> fits();

    /** Returns how many documents were trained on. */
    int trainDocuments();

    /** Returns whether a section may show texts of documents. */
    boolean showsTexts();

    /** Returns the test documents in the order of the rows. */
    List<TestDocument> testDocuments();

    /** Returns how many words of each test document the vocabulary lacks; a fresh array. */
    default int[] unknownTokens() {
        Vocabulary vocabulary = vocabulary();
        return testDocuments().stream()
                .mapToInt(document -> (int) document.tokens().stream()
                        .filter(word -> vocabulary.indexOf(word) == Vocabulary.UNKNOWN)
                        .count())
                .toArray();
    }

    /** Returns what each token of a test document counts in its row, so that times the token's weight they add up to the score. */
    double[] counts(List<String> tokens);

    /** Returns how intervals are drawn. */
    Bootstrap bootstrap();

    /** Returns this run and the same documents with other tokens and weightings, fitted alike. */
    List<FeatureVariant> featureVariants(Workers workers, Study.Progress progress);

    /**
     * One fit.
     *
     * @param spec its name, title and lambda on the sum of squares
     * @param model the weights
     * @param scores of each document by split, in the order of the rows
     * @param measured by split
     * @param book the test MSE that the book prints, where the two compare
     */
    record StudyFit(
            FitSpec spec,
            LinearModel model,
            Map<Split, double[]> scores,
            Map<Split, BinaryEvaluation> measured,
            Optional<Double> book) {

        BinaryEvaluation test() {
            return measured.get(Split.TEST);
        }

        String title() {
            return spec.title();
        }
    }

    /**
     * One test document.
     *
     * @param tokens the words that were looked up
     * @param shown the same words as they stand in the document
     * @param label from 0 to 4; empty where the data have no such labels
     */
    record TestDocument(List<String> tokens, List<String> shown, OptionalInt label) {}

    /**
     * The documents with one choice of features.
     *
     * @param name such as {@code leaves, counts}
     * @param own whether it is the run's own
     * @param input its rows and fits
     */
    record FeatureVariant(String name, boolean own, StudyInput input) {}
}
