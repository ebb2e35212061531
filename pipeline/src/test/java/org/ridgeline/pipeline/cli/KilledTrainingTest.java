package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.pipeline.TinyExperiment;

/**
 * Kills trainings in Java machines of their own with SIGKILL, at moments that a seed draws over the whole training, and lets each go
 * on. The system property {@code ridgeline.kills} says how often each is killed: once in the usual build, where the rules take
 * turns in full and mini-batches, 20 times by {@code mvn verify -Pcrash}, where each has both.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL and no exit code that tells of it")
class KilledTrainingTest {

    private static final int KILLS = Integer.getInteger("ridgeline.kills", 1);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            START      | gd       | full | 2000 | 50 | --schedule step --rate 500
            EPOCHS     | momentum | 16   | 40   | 1  | --rising-gamma --schedule rise
            CHECKPOINT | nesterov | full | 2000 | 50 | --rising-gamma --gamma 0.9
            PUBLISHING | adagrad  | full | 2000 | 50 | --schedule inverse --rate 0.001
            EPOCHS     | rmsprop  | 16   | 40   | 1  | --schedule step --rate 9 --eta search
            CHECKPOINT | adam     | 16   | 40   | 1  | --schedule rise --warm-up 7
            """)
    void aKilledTrainingGoesOnToTheSameBytesAndTheWholeHistory(
            KillMoment.Phase first, String rule, String batch, int epochs, int every, String more) throws IOException {
        killAndCompare(first, rule, batch, epochs, every, more);
    }

    @EnabledIfSystemProperty(
            named = "ridgeline.kills",
            matches = "[3-9]|[1-9][0-9]+",
            disabledReason = "mvn verify -Pcrash has the time for it")
    @ParameterizedTest(name = "{1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            START      | gd       | 16   | 40   | 1  | --schedule inverse --rate 0.1
            EPOCHS     | momentum | full | 2000 | 50 | --rising-gamma --gamma 0.9
            CHECKPOINT | nesterov | 16   | 40   | 1  | --rising-gamma --seed 5
            PUBLISHING | adagrad  | 16   | 40   | 1  | --warm-up 7
            EPOCHS     | rmsprop  | full | 2000 | 50 | --schedule exponential --rate 0.001
            CHECKPOINT | adam     | full | 2000 | 50 | --warm-up 300
            """)
    void soDoesOneWithTheOtherBatches(
            KillMoment.Phase first, String rule, String batch, int epochs, int every, String more) throws IOException {
        killAndCompare(first, rule, batch, epochs, every, more);
    }

    private void killAndCompare(KillMoment.Phase first, String rule, String batch, int epochs, int every, String more)
            throws IOException {
        List<String> settings =
                new ArrayList<>(List.of("--optimizer", rule, "--batch", batch, "--epochs", String.valueOf(epochs)));
        settings.addAll(List.of(more.split(" ")));
        Path experiment = TinyExperiment.in(folder);
        Path whole = folder.resolve("whole");
        List<Object> line = new ArrayList<>(List.of("train", experiment, "--quiet", "--out", whole));
        line.addAll(settings);
        assertThat(Cli.run(line.toArray()).code()).isZero();

        settings.addAll(List.of("--checkpoint-every", String.valueOf(every)));
        // After the last epoch of a fit nothing is kept.
        List<KillMoment> moments =
                KillMoment.draw(KILLS, first, 2 * (epochs - every), new SplittableRandom((rule + batch).hashCode()));
        int cycle = 0;
        int cutShort = 0;
        Path place = Files.createDirectory(folder.resolve("killed-0"));
        for (int k = 0; k < KILLS; ) {
            try (TrainingProcess training = TrainingProcess.start(experiment, place, settings)) {
                if (training.kill(moments.get(k))) {
                    cutShort += training.cutCheckpointShort() ? 1 : 0;
                    k++;
                } else {
                    // It was faster than the signal: no kill. The moment comes again in a training from the start.
                    assertThat(training.exit()).as(training.printed()).isIn(0, TrainingProcess.KILLED);
                    requireSame(place, whole);
                    assertThat(++cycle)
                            .as("trainings that ended before their moment")
                            .isLessThanOrEqualTo(3 + KILLS);
                    place = Files.createDirectory(folder.resolve("killed-" + cycle));
                }
            }
        }
        try (TrainingProcess training = TrainingProcess.start(experiment, place, settings)) {
            assertThat(training.exit()).as(training.printed()).isZero();
        }
        requireSame(place, whole);
        System.out.printf(
                Locale.ROOT,
                "%s, batch %s: %d kills, %d resumes, same bytes; %s; checkpoints cut short: %d; ended before the kill: %d%n",
                rule,
                batch,
                KILLS,
                KILLS,
                phases(moments),
                cutShort,
                cycle);
    }

    /** Compares all that is no time, and asks that nothing else stands there. */
    private static void requireSame(Path place, Path whole) throws IOException {
        assertThat(Cli.names(place)).containsExactly("out", "state", "state.l2", "state.none");
        Path out = place.resolve("out");
        assertThat(Cli.names(out)).isEqualTo(Cli.names(whole));
        Map<String, byte[]> expected = Cli.reproducible(whole);
        Cli.reproducible(out)
                .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
        assertThat(out.resolve("descent.json")).hasSameBinaryContentAs(whole.resolve("descent.json"));
        assertThat(csvWithoutSeconds(out)).isEqualTo(csvWithoutSeconds(whole));
        assertThat(jsonWithoutSeconds(out)).isEqualTo(jsonWithoutSeconds(whole));
    }

    private static List<String> csvWithoutSeconds(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("history.csv"));
        int seconds = Arrays.asList(lines.get(0).split(",")).indexOf("seconds");
        return lines.stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>(Arrays.asList(row.split(",")));
                    cells.remove(seconds);
                    return String.join(",", cells);
                })
                .toList();
    }

    private static String jsonWithoutSeconds(Path run) throws IOException {
        return Files.readString(run.resolve("history.json"), StandardCharsets.UTF_8)
                .replaceAll("\"seconds\": [^,\n]+", "\"seconds\"");
    }

    private static String phases(List<KillMoment> moments) {
        return moments.stream()
                .collect(Collectors.groupingBy(KillMoment::phase, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
