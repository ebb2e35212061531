package org.ridgeline.pipeline.study;

import java.util.Arrays;
import java.util.List;
import org.ridgeline.data.dataset.BinaryTask;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.experiment.Experiment.Weighting;
import org.ridgeline.pipeline.stage.RunResult;

/** The test documents of the binary task, in the order of the rows. */
final class TestDocuments {

    private final RunResult result;
    private final List<Document> documents;
    private final List<List<String>> tokens;

    TestDocuments(RunResult result) {
        this.result = result;
        this.documents = result.testDocuments();
        this.tokens = result.testTokens(documents);
    }

    Vocabulary vocabulary() {
        return result.vectors().bag().vocabulary();
    }

    Weighting weighting() {
        return result.experiment().features().weighting();
    }

    /** Returns the words that were looked up. */
    List<String> tokens(int document) {
        return tokens.get(document);
    }

    /** Returns the words as they stand in the document, as many, where the tokens are its leaves; else the tokens. */
    List<String> shown(int document) {
        return result.experiment().tokens() == Tokens.LEAVES
                ? documents.get(document).words()
                : tokens(document);
    }

    /** Returns how many words each document has; a fresh array. */
    int[] lengths() {
        return tokens.stream().mapToInt(List::size).toArray();
    }

    /** Returns how many of them the vocabulary lacks; a fresh array. */
    int[] unknown() {
        Vocabulary vocabulary = vocabulary();
        return tokens.stream()
                .mapToInt(words -> (int) words.stream()
                        .filter(word -> vocabulary.indexOf(word) == Vocabulary.UNKNOWN)
                        .count())
                .toArray();
    }

    /** Returns each document's label, 0 to 4 without 2, or 1 and 3 where the data have no such grades; a fresh array. */
    int[] labels() {
        if (result.fetched().own().isPresent()) {
            double[] targets = result.vectors().examples().get(Split.TEST).labels();
            return Arrays.stream(targets).mapToInt(target -> target > 0 ? 3 : 1).toArray();
        }
        return documents.stream().mapToInt(BinaryTask::grade).toArray();
    }
}
