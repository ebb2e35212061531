package org.ridgeline.pipeline.stage;

import java.nio.file.Path;
import org.ridgeline.data.dataset.SstCorpus;
import org.ridgeline.data.features.FeatureSettings;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.model.solver.SolverSettings;
import org.ridgeline.pipeline.cache.CacheKey;
import org.ridgeline.pipeline.cache.CodeVersion;
import org.ridgeline.pipeline.cache.StageCache;
import org.ridgeline.pipeline.experiment.Experiment.FitSpec;
import org.ridgeline.pipeline.experiment.Experiment.Synthetic;
import org.ridgeline.pipeline.experiment.Experiment.Tokens;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.stage.FetchStage.Fetched;
import org.ridgeline.pipeline.stage.TrainStage.Trained;
import org.ridgeline.pipeline.stage.VectorizeStage.Vectors;

/**
 * A cache and the keys of the stages in it. A key tells the content of a stage's inputs, not how they came about: where a stage puts out
 * the same as before, those after it are in the cache whatever changed before it.
 */
public final class StageKeys {

    private final StageCache cache;
    private final String code;

    private StageKeys(StageCache cache, String code) {
        this.cache = cache;
        this.code = code;
    }

    /** Returns the keys of a cache for this program: its own code, its libraries, its Java. */
    public static StageKeys of(StageCache cache) {
        return new StageKeys(
                cache,
                cache.keeps()
                        ? CodeVersion.of(System.getProperty("java.class.path", "")) + Environment.libraries()
                        : "");
    }

    /** Returns keys for the cache that keeps nothing. */
    public static StageKeys none() {
        return of(StageCache.none());
    }

    /** Returns the cache. */
    public StageCache cache() {
        return cache;
    }

    CacheKey treebank(Path archive, boolean pinned) {
        return begin("fetch")
                .add("files", cache.keeps() ? SstCorpus.hashes(archive) : "")
                .add("pinned", pinned)
                .key();
    }

    CacheKey synthetic(Synthetic made) {
        return begin("fetch").add("synthetic", made).key();
    }

    CacheKey tokens(Fetched fetched, Tokens tokens) {
        return begin("tokenize")
                .add("documents", fetched.corpus().sha256())
                .add("tokens", tokens)
                .key();
    }

    CacheKey vectors(StageFingerprint tokens, FeatureSettings settings) {
        return begin("vectorize")
                .add("tokens", tokens.fingerprint().text())
                .add("settings", settings)
                .key();
    }

    CacheKey fit(String examples, FitSpec spec, SolverSettings settings) {
        return begin("train")
                .add("examples", examples)
                .add("lambda", spec.lambda())
                .add("solver", settings)
                .add("dense", settings.dense().arithmetic())
                .key();
    }

    CacheKey intervals(String examples, Trained trained) {
        return begin("evaluate")
                .add("examples", examples)
                .add("weights", weights(trained))
                .key();
    }

    /** Returns the key of a study, which may look at all that a run put out but for its times. */
    public CacheKey study(String id, RunResult result) {
        return begin("study-" + id)
                .add("parameters", ExperimentFile.parameters(result.experiment()))
                .add("corpus", result.fetched().corpus().name())
                .add("origin", result.fetched().origin())
                .add("documents", result.fetched().corpus().sha256())
                .add("examples", examples(result.vectors()))
                .add("weights", weights(result.trained()))
                .key();
    }

    private String weights(Trained trained) {
        if (!cache.keeps()) {
            return "";
        }
        Fingerprinting all = new Fingerprinting();
        trained.fits()
                .forEach(fit -> all.line(fit.spec().name()).numbers(fit.model().augmented()));
        return all.hex();
    }

    /** Returns a hash of the rows and labels of every split; an empty text where no key needs it. */
    String examples(Vectors vectors) {
        if (!cache.keeps()) {
            return "";
        }
        Fingerprinting all = new Fingerprinting();
        for (LabeledMatrix rows : vectors.examples().values()) {
            rows.matrix().updateDigest(all.digest());
            all.numbers(rows.labels());
        }
        return all.line(Boolean.toString(vectors.bias())).hex();
    }

    private CacheKey.Builder begin(String stage) {
        return CacheKey.of(stage).add("code", code);
    }
}
