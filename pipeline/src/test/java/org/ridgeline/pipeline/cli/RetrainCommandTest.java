package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.store.ModelFile;
import org.ridgeline.model.store.StoredModel;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

class RetrainCommandTest {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static StoredModel stored;

    @BeforeAll
    static void run() throws IOException {
        Path out = shared.resolve("run");
        assertThat(Cli.run("run", TinyExperiment.in(shared), "--quiet", "--out", out)
                        .code())
                .isZero();
        stored = ModelFile.read(out.resolve("model-l2.ridgeline"));
    }

    @Test
    void aModelIsMadeAgainToItsLastBit() {
        Outcome outcome = retrain(stored);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("documents      as recorded", "weights l2     as recorded", "identical: ");
    }

    @Test
    void theFirstStageThatDiffersIsNamed() {
        for (String stage : new String[] {"documents", "vocabulary"}) {
            Outcome outcome = retrain(with("stage." + stage, "sha256:" + "0".repeat(64)));
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.out())
                    .contains("first stage that differs: " + stage + "; weights differ by at most 0.0e+00");
        }
    }

    @Test
    void anotherArchiveIsToldAndIsNoStage() {
        Outcome outcome = retrain(with("stage.archive", "sha256:" + "0".repeat(64)));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("archive: other content than recorded")
                .contains("identical: ");
    }

    @Test
    void weightsThatDifferFromThoseThatTheRecordGivesAreMeasured() {
        double[] weights = stored.model().augmented();
        weights[0] += 1e-3;
        StoredModel other = new StoredModel(
                LinearModel.of(weights, stored.model().lambda(), true), stored.vocabulary(), stored.properties());
        Outcome outcome = retrain(other);
        assertThat(outcome.out()).contains("first stage that differs: weights l2; weights differ by at most");
        assertThat(Cli.run("retrain", folder.resolve("m"), "--quiet", "--json").out())
                .contains("\"identical\": false", "\"same\": false");
    }

    @Test
    void whatCannotBeMadeAgainIsRefused() {
        SortedMap<String, String> none = new TreeMap<>(stored.properties());
        none.remove("parameters");
        assertRefused(new StoredModel(stored.model(), stored.vocabulary(), none), "it does not record an experiment");
        assertRefused(with("solver", "nesterov"), "trained by the descent \"nesterov\"");
        assertRefused(with("fit", "other"), "no fit \"other\"");
        assertRefused(with("stage.matrix", "nonsense"), "expected sha256:");
        Outcome broken = retrain(with("parameters", "{"));
        assertThat(broken.code()).isEqualTo(2);
        assertThat(Cli.run("retrain", shared.resolve("tiny.yaml")).code()).isEqualTo(3);
    }

    private void assertRefused(StoredModel model, String why) {
        Outcome outcome = retrain(model);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains(why).doesNotContain("at org.");
    }

    private static StoredModel with(String key, String value) {
        SortedMap<String, String> properties = new TreeMap<>(stored.properties());
        properties.put(key, value);
        return new StoredModel(stored.model(), stored.vocabulary(), properties);
    }

    private Outcome retrain(StoredModel model) {
        Path file = folder.resolve("m");
        ModelFile.write(file, model);
        return Cli.run("retrain", file, "--quiet");
    }
}
