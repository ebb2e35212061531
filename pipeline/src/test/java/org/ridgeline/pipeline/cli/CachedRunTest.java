package org.ridgeline.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.TinyExperiment;
import org.ridgeline.pipeline.cli.Cli.Outcome;

/** Runs that take from a cache what earlier ones computed. */
class CachedRunTest {

    private static final List<String> STAGES = List.of("fetch", "tokenize", "vectorize", "train", "evaluate");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path tiny;
    private static Map<String, byte[]> fresh;

    @BeforeAll
    static void runWithoutACache() throws IOException {
        tiny = TinyExperiment.in(shared);
        assertThat(Cli.run("run", tiny, "--quiet", "--no-cache", "--out", shared.resolve("fresh"))
                        .code())
                .isZero();
        fresh = Cli.reproducible(shared.resolve("fresh"));
    }

    @Test
    void aSecondRunTakesTheFitsAndGivesTheSameBytes() throws IOException {
        assertThat(cached(run(tiny, "first"))).isEmpty();
        Outcome second = run(tiny, "second");
        assertThat(cached(second)).containsExactly("train");
        assertThat(second.err()).contains("cached: ").doesNotContain("damaged");
        for (String run : List.of("first", "second")) {
            assertThat(Cli.reproducible(folder.resolve(run))).containsExactlyInAnyOrderEntriesOf(fresh);
        }
        assertThat(Files.readString(folder.resolve("second/manifest.json"))).contains("\"cached\": [");
    }

    @Test
    void anotherLambdaIsFittedAndStudiedAfresh() throws IOException {
        run(tiny, "first");
        Path other = Files.writeString(
                folder.resolve("other.yaml"), Files.readString(tiny).replace("lambda: 1.0}", "lambda: 2.0}"));
        assertThat(Files.readString(other)).isNotEqualTo(Files.readString(tiny));
        assertThat(cached(run(other, "second"))).isEmpty();
    }

    @Test
    void noCacheTakesNothingAndKeepsNothing() throws IOException {
        Outcome run = Cli.run("run", tiny, "--cache", cache(), "--no-cache", "--out", folder.resolve("run"));
        assertThat(run.code()).isZero();
        assertThat(cached(run)).isEmpty();
        assertThat(cache()).doesNotExist();
    }

    @Test
    void aDamagedEntryIsNamedMadeAgainAndTheResultIsTheSame() throws IOException {
        run(tiny, "first");
        for (Path file : files()) {
            byte[] content = Files.readAllBytes(file);
            content[content.length / 2] ^= 1;
            Files.write(file, content);
        }
        assertThat(Cli.run("cache", "verify", "--cache", cache()).code()).isEqualTo(1);
        Outcome second = run(tiny, "second");
        assertThat(cached(second)).isEmpty();
        assertThat(second.err())
                .contains("cache: train/")
                .contains("is damaged")
                .contains("computed again");
        assertThat(Cli.reproducible(folder.resolve("second"))).containsExactlyInAnyOrderEntriesOf(fresh);
        assertThat(Cli.run("cache", "verify", "--cache", cache()).out()).contains("all as stored");
    }

    @Test
    void runsAtTheSameTimeShareTheCache() throws Exception {
        List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = Stream.of("a", "b", "c")
                .map(name -> new Thread(() -> outcomes.add(run(tiny, name))))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(outcomes).hasSize(3);
        assertThat(Cli.run("cache", "verify", "--cache", cache()).out()).contains("all as stored");
        assertThat(cached(run(tiny, "d"))).containsExactly("train");
        for (String name : List.of("a", "b", "c")) {
            assertThat(Cli.reproducible(folder.resolve(name))).containsExactlyInAnyOrderEntriesOf(fresh);
        }
    }

    @Test
    void theCacheListsItselfAndIsPruned() {
        run(tiny, "first");
        Outcome list = Cli.run("cache", "list", "--cache", cache());
        assertThat(list.out())
                .contains("train/")
                .as("quick studies are made anew")
                .doesNotContain("study-");
        assertThat(Cli.run("cache", "prune", "--cache", cache()).out()).startsWith("deleted: 0 entries, 0 bytes");
        assertThat(Cli.run("cache", "prune", "--days", 0, "--cache", cache()).out())
                .doesNotContain(" 0 bytes");
        assertThat(Cli.run("cache", "list", "--cache", cache()).out()).startsWith("0 entries");
    }

    @Test
    void aCacheThatCannotBeWrittenEndsWithThreeAndLeavesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Outcome run = Cli.run("run", tiny, "--cache", file, "--out", folder.resolve("run"));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains(file.toString()).contains("--no-cache");
        assertThat(Cli.names(folder)).containsExactly("file");
    }

    @Test
    void aCommandOfTheCacheIsNeeded() {
        assertThat(Cli.run("cache").code()).isEqualTo(2);
        assertThat(Cli.run("cache", "prune", "--days", -1, "--cache", cache()).code())
                .isEqualTo(2);
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(cache())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Outcome run(Path experiment, String name) {
        Outcome outcome = Cli.run("run", experiment, "--cache", cache(), "--out", folder.resolve(name));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome;
    }

    /** Returns the stages that the line of times marks as cached. */
    private static List<String> cached(Outcome outcome) {
        String times = outcome.out()
                .lines()
                .filter(line -> line.startsWith("stages: "))
                .findFirst()
                .orElseThrow();
        return STAGES.stream()
                .filter(stage -> times.matches(".*" + stage + " [0-9.]+ s \\(cached\\).*"))
                .toList();
    }
}
