package org.ridgeline.pipeline.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.eval.reproduction.Fingerprint;
import org.ridgeline.eval.reproduction.StageFingerprint;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.reproduce.PinUpdate.Updated;

/** Updates with made-up results. */
class PinUpdateTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private static final List<StageFingerprint> CHAIN =
            List.of(new StageFingerprint("archive", Fingerprint.parse("sha256:" + "0".repeat(64))));

    @TempDir
    private Path folder;

    private Path file;
    private Experiment experiment;
    private final Map<String, Double> cells = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("tiny.yaml"), TinyExperiment.YAML + TinyExperiment.EXPECTED);
        experiment = ExperimentFile.load(file.toString());
        experiment.expected().cells().forEach(cell -> cells.put(cell.name(), cell.pinned()));
    }

    @Test
    void onlyWhatIsOutsideItsToleranceChanges() {
        cells.put("l2/test mse", 0.6125);
        cells.put("l2/train mse", 0.505);
        Updated updated = apply("why");
        assertThat(updated.changes()).extracting(PinChange::field).containsExactly("l2/test mse", "stage archive");
        assertThat(updated.changes().get(0))
                .isEqualTo(new PinChange(
                        "2026-11-25T12:00:00Z", "l2/test mse", java.util.Optional.of("0.6"), "0.6125", "why", "test"));
        assertThat(ExperimentFile.load(file.toString())).isEqualTo(updated.experiment());
        assertThat(History.of(file.toString())).isEqualTo(updated.history());
        assertThat(apply("again").nothing()).isTrue();
    }

    @Test
    void theSecondChangeTellsFromWhereTheFirstOneLed() {
        cells.put("l2/test mse", 0.7);
        apply("one");
        cells.put("l2/test mse", 0.8);
        assertThat(apply("two").changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).contains("0.7");
            assertThat(change.after()).isEqualTo("0.8");
        });
    }

    @Test
    void otherBitsAreAChangeWhereTheSketchIsThePinnedOne() {
        String alone = Fingerprint.ofNumbers(new double[] {1}).text();
        String exact = alone + " sha256:" + "a".repeat(64);
        String other = alone + " sha256:" + "b".repeat(64);
        updateMetrics(alone);
        for (List<String> step : List.of(List.of(alone, exact), List.of(exact, other))) {
            assertThat(updateMetrics(step.get(1)).changes()).singleElement().satisfies(change -> {
                assertThat(change.field()).isEqualTo("stage metrics");
                assertThat(change.before()).contains(step.get(0));
                assertThat(change.after()).isEqualTo(step.get(1));
            });
            assertThat(updateMetrics(step.get(1)).nothing()).isTrue();
        }
    }

    private Updated updateMetrics(String fingerprint) {
        StageFingerprint metrics = new StageFingerprint("metrics", Fingerprint.parse(fingerprint));
        return update("why").apply(experiment, cells, List.of(metrics));
    }

    @Test
    void largeNumbersAreReadBackAsNumbers() {
        cells.put("none/test mse", 123456789012.5);
        cells.put("l2/train mse", 2e9);
        cells.put("l2/test mse", 1e-7);
        apply("large");
        Experiment read = ExperimentFile.load(file.toString());
        assertThat(read.expected().cells().get(1).pinned()).isEqualTo(123456789012.5);
        assertThat(read.expected().cells().get(4).pinned()).isEqualTo(2e9);
        assertThat(read.expected().cells().get(5).pinned()).isEqualTo(1e-7);
    }

    @Test
    void anExperimentThatWasEditedMeanwhileIsLeftAlone() throws IOException {
        String edited = Files.readString(file).replace("lambda: 1.0", "lambda: 2.0");
        Files.writeString(file, edited);
        assertThatThrownBy(() -> apply("late"))
                .isInstanceOf(PinnedException.class)
                .hasMessageContaining("meanwhile");
        assertThat(file).hasContent(edited);
    }

    @Test
    void updatesAtTheSameTimeLoseNoEntry() throws Exception {
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Updated>> updates = new ArrayList<>();
            for (int i = 1; i <= threads; i++) {
                Map<String, Double> measured = new LinkedHashMap<>(cells);
                measured.put("l2/test mse", 0.6 + i);
                updates.add(pool.submit(() -> update("one of several").apply(experiment, measured, CHAIN)));
            }
            for (Future<Updated> update : updates) {
                update.get();
            }
        } finally {
            pool.shutdownNow();
        }
        List<PinChange> changes = History.of(file.toString()).changes().stream()
                .filter(change -> change.field().equals("l2/test mse"))
                .toList();
        assertThat(changes).hasSize(threads);
        for (int i = 1; i < threads; i++) {
            assertThat(changes.get(i).before()).contains(changes.get(i - 1).after());
        }
        assertThat(ExperimentFile.load(file.toString())
                        .expected()
                        .cells()
                        .get(5)
                        .pinned())
                .isEqualTo(Double.parseDouble(changes.get(threads - 1).after()));
        try (var names = Files.list(folder)) {
            assertThat(names.map(name -> name.getFileName().toString()))
                    .containsExactlyInAnyOrder("tiny.yaml", "tiny.history.jsonl");
        }
    }

    @Test
    void everyShippedValueHasAHistoryThatLeadsToIt() {
        for (String name : ExperimentFile.BUILT_IN) {
            Experiment shipped = ExperimentFile.load(name);
            History history = History.of(name);
            assertThat(Pins.of(shipped.expected()).keySet())
                    .allSatisfy(field -> assertThat(history.last()).containsKey(field));
            assertThat(history.contradictions(shipped.expected())).isEmpty();
        }
    }

    private Updated apply(String reason) {
        return update(reason).apply(experiment, cells, CHAIN);
    }

    private PinUpdate update(String reason) {
        return new PinUpdate(file, reason, NOON, "test");
    }
}
