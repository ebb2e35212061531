package org.ridgeline.pipeline.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgeline.data.corpus.Corpus;
import org.ridgeline.data.corpus.CorpusProfile;
import org.ridgeline.data.corpus.CorpusSource;
import org.ridgeline.data.corpus.ProgressListener;
import org.ridgeline.data.corpus.SourceFetcher;
import org.ridgeline.data.corpus.SourceUnavailableException;
import org.ridgeline.data.corpus.SstCorpus;
import org.ridgeline.data.corpus.SyntheticCorpus;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.experiment.Experiment.CorpusName;

/** Finds, verifies and reads the documents, and counts them before anything trains. */
public final class FetchStage {

    private FetchStage() {}

    /**
     * The documents and what is known about them.
     *
     * @param corpus the documents
     * @param profile their counts, checked against the pinned ones where the corpus is the pinned SST
     * @param notice where SST was asked for and could not be had: for each location why; else empty
     */
    public record Fetched(Corpus corpus, CorpusProfile profile, Optional<String> notice) {

        /** Returns what identifies the archive, and the documents in it. */
        public List<StageFingerprint> fingerprints() {
            return List.of(
                    Fingerprinting.ofHashes("archive", corpus.inputs()),
                    Fingerprinting.ofHashes("documents", Map.of("content", corpus.sha256())));
        }
    }

    /**
     * Returns the documents of the experiment's corpus; where SST is nowhere to be had, and that is allowed, the synthetic
     * ones.
     *
     * @throws SourceUnavailableException if SST is nowhere to be had and nothing may stand in
     * @throws org.ridgeline.data.corpus.CorpusException if what is there is damaged or not the pinned corpus
     */
    public static Fetched run(CorpusName name, Inputs inputs, ProgressListener progress) {
        if (name == CorpusName.SYNTHETIC || inputs.syntheticDocuments().isPresent()) {
            return synthetic(inputs, Optional.empty());
        }
        CorpusSource source = CorpusSource.sst();
        Path archive;
        try {
            archive = inputs.sst().isPresent() ? inputs.sst().get() : fetch(source, inputs, progress);
        } catch (SourceUnavailableException e) {
            if (!inputs.fallBack()) {
                throw e;
            }
            return synthetic(inputs, Optional.of(e.getMessage()));
        }
        Corpus corpus = SstCorpus.load(source, archive, inputs.pinned());
        CorpusProfile profile = CorpusProfile.of(corpus);
        if (inputs.pinned()) {
            profile.require(source.counts());
        }
        return new Fetched(corpus, profile, Optional.empty());
    }

    private static Path fetch(CorpusSource source, Inputs inputs, ProgressListener progress) {
        Path cache = SourceFetcher.cacheFolder(inputs.home(), inputs.environment());
        return new SourceFetcher(inputs.home(), cache, inputs.online(), inputs.environment()).fetch(source, progress);
    }

    private static Fetched synthetic(Inputs inputs, Optional<String> notice) {
        int documents = inputs.syntheticDocuments().orElse(SyntheticCorpus.SST_DOCUMENTS);
        Corpus corpus = SyntheticCorpus.generate(inputs.seed(), documents);
        return new Fetched(corpus, CorpusProfile.of(corpus), notice);
    }
}
