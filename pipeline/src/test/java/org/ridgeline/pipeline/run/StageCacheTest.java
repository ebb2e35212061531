package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.run.CacheContent.Entry;
import org.ridgeline.pipeline.run.CacheContent.Pruned;
import org.ridgeline.pipeline.run.StageCache.Cached;

class StageCacheTest {

    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");

    private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path home;

    /** A result of a stage. */
    record Result(String text, double[] numbers) {}

    @Test
    void whatWasComputedOnceIsTakenTheSecondTime() {
        assertThat(get("first")).isEqualTo(new Cached<>("first", false));
        assertThat(get("second")).isEqualTo(new Cached<>("first", true));
        assertThat(remarks).isEmpty();
    }

    @Test
    void numbersComeBackToTheLastBit() {
        double[] numbers = {-0.0, 0.1, Math.nextUp(1.0), Double.MIN_VALUE, Double.MAX_VALUE, -1.0 / 3};
        cache().get("train", () -> Map.of("x", 1), Result.class, () -> new Result("\uD83D\uDE00\n", numbers));
        Result kept = cache().get("train", () -> Map.of("x", 1), Result.class, () -> null)
                .value();
        assertThat(kept.text()).isEqualTo("\uD83D\uDE00\n");
        assertThat(bits(kept.numbers())).isEqualTo(bits(numbers));
    }

    @Test
    void otherInputsAnotherStageAndOtherCodeAreOtherResults() {
        get("first");
        assertThat(get(cache(), "train", 2).cached()).isFalse();
        assertThat(get(cache(), "study", 1).cached()).isFalse();
        StageCache other = StageCache.in(home.resolve("cache"), "other code", clock(NOON), remarks::add);
        assertThat(get(other, "train", 1).cached()).isFalse();
        assertThat(files()).hasSize(4);
    }

    @Test
    void aFailureKeepsNothing() {
        assertThatThrownBy(() -> cache().get("train", () -> Map.of("x", 1), String.class, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(files()).isEmpty();
        assertThat(get("later").cached()).isFalse();
    }

    @Test
    void aChangedByteIsFoundNamedAndTheResultComputedAgain() throws IOException {
        get("first");
        Path file = files().get(0);
        Files.writeString(file, Files.readString(file).replace("first", "fIrst"));
        assertThat(get("second")).isEqualTo(new Cached<>("second", false));
        assertThat(remarks)
                .singleElement()
                .asString()
                .contains("train/" + file.getFileName().toString().substring(0, 16))
                .contains("not what was stored")
                .contains("computed again");
        assertThat(get("third")).isEqualTo(new Cached<>("second", true));
    }

    @Test
    void whatIsNoResultIsComputedAgain() throws IOException {
        get("first");
        for (String foreign : List.of("", "x", "no hash\n\"first\"", "\n".repeat(1000))) {
            Files.writeString(files().get(0), foreign);
            assertThat(get("again").cached()).as(foreign).isFalse();
        }
        assertThat(remarks).hasSize(4);
        Files.delete(files().get(0));
        assertThat(get("gone").cached()).isFalse();
        assertThat(remarks).hasSize(4);
    }

    @Test
    void aResultOfAnotherTypeIsComputedAgain() throws IOException {
        get("first");
        Files.write(files().get(0), KeptFile.bytes("{\"text\": 1}\n"));
        assertThat(get("made").cached()).isFalse();
        assertThat(remarks).singleElement().asString().contains("is damaged");
    }

    @Test
    void runsAtTheSameTimeGetTheResultAndLeaveItWhole() throws InterruptedException {
        List<Cached<String>> got = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = Stream.generate(() -> new Thread(() -> got.add(get("slow".repeat(1000)))))
                .limit(6)
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(got).hasSize(6).extracting(Cached::value).containsOnly("slow".repeat(1000));
        assertThat(content().verify()).singleElement().matches(entry -> entry.fault()
                .isEmpty());
        assertThat(home.resolve("cache/parts")).isEmptyDirectory();
        assertThat(remarks).isEmpty();
    }

    @Test
    void whatKilledRunsWereWritingIsDeletedAndWhatALivingOneWritesIsNot() throws IOException {
        get("first");
        Path dead = Files.writeString(home.resolve("cache/parts/" + Long.MAX_VALUE + "-1"), "half");
        Path living = Files.writeString(CacheContent.part(home.resolve("cache")), "half");
        get("second");
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
    }

    @Test
    void verifyNamesWhatIsDamagedAndPruneDeletesIt() throws IOException {
        get("first");
        Path damaged = files().get(0);
        get(cache(), "study", 1);
        assertThat(content().verify()).hasSize(2).allMatch(entry -> entry.fault()
                .isEmpty());
        Files.writeString(damaged, "damaged");
        assertThat(content().verify())
                .filteredOn(entry -> entry.fault().isPresent())
                .singleElement()
                .matches(entry -> entry.name().startsWith("train/"));
        assertThat(content().prune(NOON.minus(Duration.ofDays(1)))).isEqualTo(new Pruned(1, "damaged".length()));
        assertThat(content().list()).hasSize(1);
        assertThat(content().prune(Instant.MAX).entries()).isEqualTo(1);
        assertThat(content().list()).isEmpty();
    }

    @Test
    void pruneKeepsWhatWasUsedLately() {
        get("first");
        get(cache(), "study", 1);
        get(at(NOON.plus(Duration.ofDays(40))), "train", 1);
        assertThat(content().prune(NOON.plus(Duration.ofDays(10))).entries()).isEqualTo(1);
        assertThat(content().list()).singleElement().matches(entry -> entry.name()
                .startsWith("train/"));
    }

    @Test
    void whereItGrowsTooLargeTheLongestUnusedGoes() throws IOException {
        for (int day = 0; day < 4; day++) {
            get(at(NOON.plus(Duration.ofDays(day))), "train", day);
        }
        get(at(NOON.plus(Duration.ofDays(9))), "train", 0);
        long each = content().list().get(0).bytes();
        content().keepWithin(2 * each + 1);
        assertThat(content().list())
                .extracting(Entry::used)
                .containsExactly(NOON.plus(Duration.ofDays(9)), NOON.plus(Duration.ofDays(3)));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "x");
        assertThatThrownBy(() -> StageCache.in(file, "code", Clock.systemUTC(), remarks::add))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("`no-cache`");
        Path locked = Files.createDirectory(home.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write everywhere");
        assertThatThrownBy(() -> StageCache.in(locked, "code", Clock.systemUTC(), remarks::add))
                .isInstanceOf(CacheException.class);
    }

    @Test
    void theCacheThatKeepsNothingComputesEachTime() {
        assertThat(get(StageCache.none(), "train", 1).cached()).isFalse();
        assertThat(get(StageCache.none(), "train", 1).cached()).isFalse();
    }

    private Cached<String> get(String made) {
        return cache().get("train", () -> Map.of("x", 1), String.class, () -> made);
    }

    private static Cached<String> get(StageCache cache, String stage, int input) {
        return cache.get(stage, () -> Map.of("x", input), String.class, () -> "made");
    }

    private StageCache cache() {
        return at(NOON);
    }

    private StageCache at(Instant now) {
        return StageCache.in(home.resolve("cache"), "code", clock(now), remarks::add);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private CacheContent content() {
        return CacheContent.of(home.resolve("cache"));
    }

    private static long[] bits(double[] numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(home.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
