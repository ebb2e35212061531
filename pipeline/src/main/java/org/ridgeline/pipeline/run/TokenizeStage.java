package org.ridgeline.pipeline.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgeline.data.dataset.BinaryTask;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.Normalization;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.data.text.Tokenizer;
import org.ridgeline.model.device.Workers;
import org.ridgeline.pipeline.run.FetchStage.Fetched;

/** Cuts the documents of the binary task into words. */
public final class TokenizeStage {

    private static final int DOCUMENTS_PER_PIECE = 256;

    private TokenizeStage() {}

    /** Returns the words of every document that takes part; those of own data are counted already. */
    static Tokenized run(Fetched fetched, TokenSettings settings, Workers workers) {
        return fetched.own().map(TokenizeStage::counted).orElseGet(() -> run(fetched.corpus(), settings, workers));
    }

    private static Tokenized counted(OwnDocuments read) {
        Map<Split, int[]> rows = new EnumMap<>(Split.class);
        Map<Split, double[]> targets = new EnumMap<>(Split.class);
        rows.put(Split.TRAIN, read.parts().train());
        if (read.parts().test().length > 0) {
            rows.put(Split.TEST, read.parts().test());
        }
        rows.forEach((split, numbers) -> targets.put(split, read.parts().targets(numbers)));
        return Tokenized.of(read.collected(), rows, targets);
    }

    /**
     * Returns the words of every document that takes part; the same for any number of workers.
     *
     * @throws DataException if no document of a split takes part
     */
    public static Tokenized run(Corpus corpus, TokenSettings settings, Workers workers) {
        Map<Split, List<String>> tokens = new EnumMap<>(Split.class);
        Map<Split, double[]> targets = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            List<Document> documents = BinaryTask.documents(corpus.documents(split));
            if (documents.isEmpty()) {
                throw new DataException(corpus.name() + ": nothing to measure in the split " + split.key()
                        + "\n  expected: at least one positive or negative document\n  got:      "
                        + corpus.documents(split).size()
                        + " documents, all neutral\n  to do:    add some that are labelled 0, 1, 3 or 4");
            }
            tokens.put(split, tokenize(documents, settings, workers));
            targets.put(
                    split, documents.stream().mapToDouble(BinaryTask::target).toArray());
        }
        return Tokenized.of(tokens, targets, settings);
    }

    private static List<String> tokenize(List<Document> documents, TokenSettings settings, Workers workers) {
        if (settings.scheme() == Scheme.WHITESPACE) {
            return documents.stream()
                    .map(Document::text)
                    .map(text -> settings.lowerCase() ? Normalization.lowerCase(text) : text)
                    .map(text -> text.replace(' ', '\t'))
                    .toList();
        }
        Tokenizer tokenizer = settings.tokenizer();
        String[] tokens = new String[documents.size()];
        int pieces = (documents.size() + DOCUMENTS_PER_PIECE - 1) / DOCUMENTS_PER_PIECE;
        workers.forEach(pieces, piece -> {
            int end = Math.min(documents.size(), (piece + 1) * DOCUMENTS_PER_PIECE);
            for (int i = piece * DOCUMENTS_PER_PIECE; i < end; i++) {
                tokens[i] = String.join("\t", tokenizer.tokens(documents.get(i).text()));
            }
        });
        return List.of(tokens);
    }
}
