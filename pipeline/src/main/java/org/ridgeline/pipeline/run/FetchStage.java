package org.ridgeline.pipeline.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ridgeline.data.dataset.Corpus;
import org.ridgeline.data.dataset.CorpusProfile;
import org.ridgeline.data.dataset.SstCorpus;
import org.ridgeline.data.dataset.SyntheticCorpus;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.data.source.ProgressListener;
import org.ridgeline.data.source.SourceFetcher;
import org.ridgeline.data.source.SourceUnavailableException;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.Experiment.CorpusName;
import org.ridgeline.pipeline.experiment.Experiment.Synthetic;
import org.ridgeline.pipeline.experiment.OwnData;

/** Finds, verifies and reads the documents, and counts them before anything trains. */
public final class FetchStage {

    /** What stands in for SST: as many documents. */
    private static final Synthetic STAND_IN =
            new Synthetic(SyntheticCorpus.SST_DOCUMENTS, SyntheticCorpus.DEFAULT_SEED);

    private FetchStage() {}

    /** Where documents come from. */
    public enum Origin {
        /** The published treebank, verified byte by byte. */
        PUBLISHED,
        /** A treebank with other bytes, which the user asked to accept. */
        GIVEN,
        /** The built-in synthetic corpus. */
        SYNTHETIC,
        /** The user's own data. */
        OWN;

        /** Returns what stands wherever the figures do not compare with the book's; empty where they do. */
        public String notice() {
            return switch (this) {
                case PUBLISHED, OWN -> "";
                case GIVEN -> "not the published treebank, not comparable with the book";
                case SYNTHETIC -> "synthetic, not comparable with the book";
            };
        }
    }

    /**
     * The documents and what is known about them.
     *
     * @param corpus the documents
     * @param origin where they come from
     * @param profile their counts, checked against the pinned ones where the corpus is the pinned SST
     * @param notice where SST was asked for and could not be had: for each location why; else empty
     * @param own what was read of the user's own data, whose terms were counted on the way; empty for a built-in corpus
     */
    public record Fetched(
            Corpus corpus, Origin origin, CorpusProfile profile, Optional<String> notice, Optional<OwnDocuments> own) {

        /** The documents of a built-in corpus. */
        public Fetched(Corpus corpus, Origin origin, CorpusProfile profile, Optional<String> notice) {
            this(corpus, origin, profile, notice, Optional.empty());
        }

        /** Returns how many documents were read, those that take no part included. */
        long documents() {
            return own.map(read -> (long) read.collected().rows())
                    .orElse((long) corpus.documents().size());
        }

        /** Returns what identifies the archive, the unpacked one too, and the documents in it. */
        public List<StageFingerprint> fingerprints() {
            if (own.isPresent()) {
                return Stream.concat(
                                own.get().filesRead().stream(),
                                Stream.of(own.get().content()))
                        .toList();
            }
            Map<String, String> archive = origin == Origin.PUBLISHED
                    ? Map.of("archive", CorpusSource.sst().sha256())
                    : corpus.inputs();
            return List.of(
                    Fingerprinting.ofHashes("archive", archive),
                    Fingerprinting.ofHashes("documents", Map.of("content", corpus.sha256())));
        }
    }

    /** Returns the documents, read by one thread; see the other method. */
    public static Fetched run(Experiment experiment, Inputs inputs, ProgressListener progress) {
        return run(experiment, inputs, progress, 1);
    }

    /**
     * Returns the documents of the experiment's corpus; where SST is nowhere to be had, and that is allowed, the synthetic ones.
     *
     * @throws SourceUnavailableException if SST is nowhere to be had and nothing may stand in
     * @throws org.ridgeline.data.source.DataException if what is there is damaged or not the pinned corpus
     */
    static Fetched run(Experiment experiment, Inputs inputs, ProgressListener progress, int threads) {
        if (inputs.synthetic().isPresent()) {
            return synthetic(inputs.synthetic().get(), Optional.empty());
        }
        if (experiment.dataset() != null) {
            return own(experiment, inputs, threads);
        }
        if (experiment.corpus() == CorpusName.SYNTHETIC) {
            return synthetic(experiment.synthetic() == null ? STAND_IN : experiment.synthetic(), Optional.empty());
        }
        CorpusSource source = CorpusSource.sst();
        Path archive;
        try {
            archive = inputs.sst().isPresent() ? inputs.sst().get() : fetch(source, inputs, progress);
        } catch (SourceUnavailableException e) {
            if (!inputs.fallBack()) {
                throw e;
            }
            return synthetic(STAND_IN, Optional.of(e.getMessage()));
        }
        return read(source, archive, inputs);
    }

    private static Fetched own(Experiment experiment, Inputs inputs, int threads) {
        OwnData data = experiment.dataset();
        OwnDocuments read = OwnReading.read(data, experiment.tokenSettings(), inputs.standardInput(), threads);
        String sha256 = read.content().fingerprint().text().replace("sha256:", "");
        Corpus corpus = new Corpus(data.name(), false, read.files(), List.of(), sha256);
        CorpusProfile profile = new CorpusProfile(data.name(), read.counts());
        return new Fetched(corpus, Origin.OWN, profile, Optional.empty(), Optional.of(read));
    }

    private static Fetched read(CorpusSource source, Path archive, Inputs inputs) {
        Corpus corpus = SstCorpus.load(source, archive, inputs.pinned());
        CorpusProfile profile = CorpusProfile.of(corpus);
        if (inputs.pinned()) {
            profile.require(source.counts());
        }
        Origin origin = isPublished(corpus, source) ? Origin.PUBLISHED : Origin.GIVEN;
        return new Fetched(corpus, origin, profile, Optional.empty());
    }

    /** Says whether a corpus was read from the published archive, or from the three files in it. */
    private static boolean isPublished(Corpus corpus, CorpusSource source) {
        Set<String> read = Set.copyOf(corpus.inputs().values());
        return read.equals(Set.of(source.sha256()))
                || read.equals(Set.copyOf(source.files().values()));
    }

    private static Path fetch(CorpusSource source, Inputs inputs, ProgressListener progress) {
        Path cache = SourceFetcher.cacheFolder(inputs.home(), inputs.environment());
        return new SourceFetcher(inputs.home(), cache, inputs.online(), inputs.environment()).fetch(source, progress);
    }

    private static Fetched synthetic(Synthetic made, Optional<String> notice) {
        Corpus corpus = SyntheticCorpus.generate(made.seed(), made.documents());
        return new Fetched(corpus, Origin.SYNTHETIC, CorpusProfile.of(corpus), notice);
    }
}
