package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.TinyExperiment;

/**
 * Kills whole runs with SIGKILL, at moments that a seed draws over all of a run's time, and starts each again, with the same cache and
 * the same folder of runs. The system property {@code ridgeline.runKills} says how many: two in the usual build, 200 by {@code mvn
 * verify -Pcrash}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL and no exit code that tells of it")
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("ridgeline.runKills", 2);

    @TempDir
    private Path folder;

    private Path tiny;

    @Test
    void aKilledRunIsMadeAgainToTheSameBytesAndLeavesNothing() throws IOException, InterruptedException {
        tiny = TinyExperiment.in(folder);
        Path whole = Files.createDirectory(folder.resolve("whole"));
        long began = System.nanoTime();
        assertThat(start(whole).waitFor()).as(printed(whole)).isZero();
        long nanos = System.nanoTime() - began;
        Map<String, byte[]> expected = Cli.reproducible(newestRun(whole));
        assertThat(expected).hasSizeGreaterThan(20);

        SplittableRandom random = new SplittableRandom(324);
        Map<String, Integer> moments = new TreeMap<>();
        int early = 0;
        for (int kill = 0; kill < KILLS; ) {
            Path place = Files.createDirectory(folder.resolve("killed"));
            Process process = start(place);
            boolean ended = process.waitFor(random.nextLong(nanos), TimeUnit.NANOSECONDS);
            if (process.destroyForcibly().waitFor() == TrainingProcess.KILLED && !ended) {
                moments.merge(moment(place), 1, Integer::sum);
                kill++;
            } else {
                assertThat(++early).as("runs that ended before their moment").isLessThanOrEqualTo(10 + KILLS);
            }
            assertThat(start(place).waitFor()).as(printed(place)).isZero();
            requireSame(place, expected);
            delete(place);
        }
        System.out.printf(
                Locale.ROOT,
                "%d kills, %d restarts: same bytes, no stray file; last stage done before the kill: %s; ended before the kill: %d%n",
                KILLS,
                KILLS,
                moments,
                early);
    }

    private static void requireSame(Path place, Map<String, byte[]> expected) throws IOException {
        assertThat(Cli.names(place)).containsExactly("cache", "printed", "runs", "scratch");
        Path newest = newestRun(place);
        for (String name : Cli.names(place.resolve("runs"))) {
            // A run that was killed after its folder was renamed is a run.
            assertThat(name).matches("latest|tiny-[0-9]{8}T[0-9]{6}Z(-[0-9]+)?");
        }
        Map<String, byte[]> contents = Cli.reproducible(newest);
        assertThat(contents.keySet()).isEqualTo(expected.keySet());
        contents.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
        assertThat(Cli.names(place.resolve("cache/parts"))).isEmpty();
        assertThat(Cli.run("cache", "verify", "--cache", place.resolve("cache")).code())
                .isZero();
    }

    private static Path newestRun(Path place) throws IOException {
        return place.resolve("runs/latest").toRealPath();
    }

    /** Starts a run whose current folder is the place; its runs, its cache and its temporary files stand there. */
    private Process start(Path place) throws IOException {
        Path scratch = Files.createDirectories(place.resolve("scratch"));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                Ridgeline.class.getName(),
                "run",
                tiny.toString(),
                "--cache",
                place.resolve("cache").toString()));
        return new ProcessBuilder(line)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("printed").toFile())
                .start();
    }

    private static String printed(Path place) throws IOException {
        return Files.readString(place.resolve("printed"));
    }

    /** Returns the first word of the last line that a run had printed: a stage, or that it was done but for its end. */
    private static String moment(Path place) throws IOException {
        List<String> lines =
                printed(place).lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "none" : lines.get(lines.size() - 1).split("[ :]")[0];
    }

    private static void delete(Path place) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.walk(place)) {
            left = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
    }
}
