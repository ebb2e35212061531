package org.ridgeline.pipeline.run;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.BadRows;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.CorpusProfile;
import org.ridgeline.data.dataset.Document;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.StopWords;
import org.ridgeline.data.text.TokenSettings;
import org.ridgeline.data.text.TokenSettings.Scheme;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.experiment.OwnData;
import org.ridgeline.pipeline.experiment.OwnData.DataFile;
import org.ridgeline.pipeline.run.FetchStage.Fetched;
import org.ridgeline.pipeline.run.FetchStage.Origin;

/** Reads the user's own data, in one pass in which its words are counted, too; no text is kept. */
final class OwnReading {

    private OwnReading() {}

    static Fetched read(Experiment experiment, int threads) {
        OwnData own = experiment.dataset();
        BadRows bad = own.skipsBadRows() ? BadRows.skip() : BadRows.stop();
        Reviews read = ReviewReading.read(settings(experiment), bad, InputStream.nullInputStream(), threads);
        checkHashes(own, read.files());
        if (read.parts().test().length == 0) {
            throw new DataException(
                    own.name() + ": nothing to test on\n  expected: documents that are held back\n  got:      none",
                    "state a split, or files to test on");
        }
        String sha256 = read.documents().fingerprint().text().replace("sha256:", "");
        Corpus corpus = new Corpus(own.name(), false, read.files(), List.of(), sha256);
        return new Fetched(
                corpus,
                Origin.OWN,
                new CorpusProfile(own.name(), counts(read, bad)),
                Optional.empty(),
                Optional.of(read));
    }

    /** Returns the test documents, read again, in the order of their rows. */
    static List<Document> testDocuments(Experiment experiment, Reviews read) {
        return ReviewReading.again(settings(experiment), read.parts().test());
    }

    private static ReviewSettings settings(Experiment experiment) {
        OwnData own = experiment.dataset();
        Scheme scheme = experiment.tokens() == Tokens.PTB ? Scheme.PTB : Scheme.WHITESPACE;
        return new ReviewSettings(
                own.data(),
                own.testData(),
                own.mapping(),
                own.splitting(),
                new TokenSettings(scheme, true, 1, StopWords.none()),
                experiment.features().settings());
    }

    private static void checkHashes(OwnData own, Map<String, String> hashes) {
        List<DataFile> files = Stream.concat(
                        own.files().stream(), Stream.ofNullable(own.test()).flatMap(List::stream))
                .toList();
        for (DataFile file : files) {
            String got = hashes.get(Path.of(file.path()).getFileName().toString());
            if (file.sha256() != null && !file.sha256().equals(got)) {
                throw DataException.unexpected(
                        file.path(),
                        "not the stated bytes",
                        "SHA-256 " + file.sha256(),
                        "SHA-256 " + got,
                        file.url() == null ? "use the right file" : "get it from " + file.url());
            }
        }
    }

    /** Every row of the files is counted: trained on, tested on, or left out. */
    private static Map<String, Long> counts(Reviews read, BadRows bad) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("documents.train", (long) read.parts().train().length);
        counts.put("documents.test", (long) read.parts().test().length);
        counts.put("documents.out", (long) read.parts().out());
        read.labels().forEach((label, count) -> counts.put("labels." + label, count));
        bad.counts().forEach((reason, count) -> counts.put("bad." + reason, count));
        return counts;
    }
}
