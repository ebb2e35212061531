package org.ridgeline.pipeline.run;

import java.util.List;
import org.ridgeline.data.dataset.BinaryTask;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.eval.reproduction.Comparison;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.run.EvaluateStage.Evaluated;
import org.ridgeline.pipeline.run.FetchStage.Fetched;
import org.ridgeline.pipeline.run.FetchStage.Origin;
import org.ridgeline.pipeline.run.TrainStage.Trained;

/**
 * Everything that a run put out.
 *
 * @param experiment what was asked for
 * @param fetched the documents
 * @param tokenized the words of each document
 * @param vectors the rows
 * @param trained the fits
 * @param evaluated the measures
 * @param chain what identifies each stage's output, in pipeline order
 * @param timings how long each stage took, in order
 */
public record RunResult(
        Experiment experiment,
        Fetched fetched,
        Tokenized tokenized,
        Vectors vectors,
        Trained trained,
        Evaluated evaluated,
        List<StageFingerprint> chain,
        List<Timing> timings) {

    public RunResult {
        chain = List.copyOf(chain);
        timings = List.copyOf(timings);
    }

    /**
     * Wall time of a stage.
     *
     * @param stage its name
     * @param seconds its wall time
     * @param cached whether its output came from the cache
     */
    public record Timing(String stage, double seconds, boolean cached) {}

    /** Returns the test documents that take part, in the order of the rows; those of own data are read again. */
    public List<Document> testDocuments() {
        return fetched.own()
                .map(own -> own.again().apply(own.parts().test()))
                .orElseGet(() -> BinaryTask.documents(fetched.corpus().documents(Split.TEST)));
    }

    /** Returns the tokens of these documents. */
    public List<List<String>> testTokens(List<Document> documents) {
        if (tokenized.texts().isPresent()) {
            return tokenized.tokens(Split.TEST);
        }
        TokenSettings settings = experiment.tokenSettings();
        return documents.stream()
                .map(document -> settings.terms(document.text()))
                .toList();
    }

    /** Returns whether the corpus was made up. */
    public boolean synthetic() {
        return fetched.origin() == Origin.SYNTHETIC;
    }

    /** Returns what stands wherever the figures do not compare with the book's; empty where they do. */
    public String notice() {
        return fetched.origin().notice();
    }

    /** Returns the same with the experiment as its file holds it now: its expected values may be others, not what was run. */
    public RunResult of(Experiment updated) {
        return new RunResult(updated, fetched, tokenized, vectors, trained, evaluated, chain, timings);
    }

    /** Returns every expected value, of an experiment that has some, beside the measured one. */
    public Comparison reproduction() {
        return experiment.expected().compare(evaluated.cells(), chain);
    }
}
