package org.ridgeline.pipeline.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ridgeline.data.features.Vocabulary;
import org.ridgeline.pipeline.run.Wording;
import org.ridgeline.pipeline.study.StudyInput.StudyFit;
import org.ridgeline.pipeline.study.StudyInput.TestDocument;
import org.ridgeline.reports.page.Block;
import org.ridgeline.reports.page.Block.Sentence;
import org.ridgeline.reports.page.Block.Word;

/** The test documents that one fit gets most wrong, word by word. */
final class Mistakes {

    private static final int SHOWN = 5;

    private final StudyInput input;
    private final List<TestDocument> documents;
    private final Fits fits;
    private final StudyFit fit;

    Mistakes(StudyInput input, Fits fits, StudyFit fit) {
        this.input = input;
        this.documents = input.testDocuments();
        this.fits = fits;
        this.fit = fit;
    }

    /** Returns the worst mistakes of either kind, or a line where there are none. */
    List<Block> blocks() {
        if (!input.showsTexts()) {
            return List.of(new Block.Text("Texts are left out of this report."));
        }
        return List.of(block("negative", "positive", -1), block("positive", "negative", 1));
    }

    private Block block(String is, String called, int target) {
        double[] targets = fits.targets();
        double[] scores = fits.scores(fit);
        boolean[] right = fits.right(fit);
        List<Sentence> worst = IntStream.range(0, targets.length)
                .filter(i -> targets[i] == target && !right[i])
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(scores[i])))
                .limit(SHOWN)
                .map(i -> sentence(i, is, scores[i]))
                .toList();
        String kind = String.format(Locale.ROOT, "%s documents most surely called %s, %s", is, called, fit.title());
        return worst.isEmpty()
                ? new Block.Text("There are no " + kind + ".")
                : new Block.Sentences(Wording.capital(kind), worst);
    }

    private Sentence sentence(int document, String is, double score) {
        return new Sentence(
                String.format(
                        Locale.ROOT,
                        "is %s, score %+.2f, of which bias %+.2f",
                        is,
                        score,
                        fit.model().bias()),
                words(document));
    }

    /** Returns the words with what each adds: with the bias they add up to the score. */
    List<Word> words(int document) {
        Vocabulary vocabulary = input.vocabulary();
        List<String> tokens = documents.get(document).tokens();
        List<String> shown = documents.get(document).shown();
        double[] counts = input.counts(tokens);
        List<Word> words = new ArrayList<>(tokens.size());
        for (int t = 0; t < tokens.size(); t++) {
            int column = vocabulary.indexOf(tokens.get(t));
            boolean known = column != Vocabulary.UNKNOWN;
            words.add(new Word(shown.get(t), known ? counts[t] * fit.model().weight(column) : 0, known));
        }
        return words;
    }
}
