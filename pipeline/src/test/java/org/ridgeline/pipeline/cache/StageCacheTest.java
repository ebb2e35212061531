package org.ridgeline.pipeline.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.pipeline.cache.CacheContent.Pruned;
import org.ridgeline.pipeline.cache.StageCache.Cached;

class StageCacheTest {

    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");
    private static final CacheKey KEY =
            CacheKey.of("tokenize").add("documents", "abc").key();

    private static final Codec<String> TEXT = new Codec<>() {
        @Override
        public void write(String value, DataOutputStream out) throws IOException {
            out.write(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String read(ByteBuffer in) {
            byte[] bytes = new byte[in.remaining()];
            in.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    };

    private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path home;

    @Test
    void whatWasMadeOnceIsTakenTheSecondTime() {
        assertThat(get("first")).isEqualTo(new Cached<>("first", false));
        assertThat(get("second")).isEqualTo(new Cached<>("first", true));
        assertThat(remarks).isEmpty();
    }

    @Test
    void anotherKeyIsAnotherOutputAndEqualOutputsAreKeptOnce() throws IOException {
        CacheKey other = CacheKey.of("tokenize").add("documents", "abd").key();
        assertThat(cache().get(KEY, TEXT, () -> "same").cached()).isFalse();
        assertThat(cache().get(other, TEXT, () -> "same").cached()).isFalse();
        assertThat(files("objects")).hasSize(1);
        assertThat(files("entries")).hasSize(2);
    }

    @Test
    void namesAndValuesOfAKeyCannotRunTogether() {
        assertThat(CacheKey.of("a").add("b", "cd").key())
                .isNotEqualTo(CacheKey.of("a").add("bc", "d").key());
        assertThatThrownBy(() -> CacheKey.of("../a").key()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailureKeepsNothing() throws IOException {
        assertThatThrownBy(() -> cache().get(KEY, TEXT, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(files("entries")).isEmpty();
        assertThat(get("later").cached()).isFalse();
    }

    @Test
    void aChangedByteIsFoundNamedAndTheOutputMadeAgain() throws IOException {
        get("first");
        Path object = files("objects").get(0);
        Files.writeString(object, "fIrst");
        assertThat(get("second")).isEqualTo(new Cached<>("second", false));
        assertThat(remarks)
                .singleElement()
                .asString()
                .contains("tokenize/" + KEY.hash().substring(0, 16))
                .contains("not what was stored")
                .contains("made again");
        assertThat(get("third")).isEqualTo(new Cached<>("second", true));
    }

    @Test
    void aMissingOrGrownOutputAndAnEntryWithoutSenseAreMadeAgain() throws IOException {
        get("first");
        Files.delete(files("objects").get(0));
        assertThat(get("second").cached()).isFalse();
        Files.writeString(files("objects").get(0), "longer than it was stored");
        assertThat(get("third").cached()).isFalse();
        Files.writeString(files("entries").get(0), "no hash");
        assertThat(get("fourth").cached()).isFalse();
        Files.writeString(files("entries").get(0), "x".repeat(1000));
        assertThat(get("fifth").cached()).isFalse();
        assertThat(remarks).hasSize(4);
    }

    @Test
    void anOutputThatItsStageCannotReadIsMadeAgain() {
        get("first");
        Codec<String> strict = new Codec<>() {
            @Override
            public void write(String value, DataOutputStream out) throws IOException {
                TEXT.write(value, out);
            }

            @Override
            public String read(ByteBuffer in) {
                throw new IllegalArgumentException("another format");
            }
        };
        assertThat(cache().get(KEY, strict, () -> "made").cached()).isFalse();
        assertThat(remarks).singleElement().asString().contains("cannot be understood");
    }

    @Test
    void ofManyAtOnceOneMakesAndTheOthersTake() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        List<Cached<String>> got = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = Stream.generate(() -> new Thread(() -> got.add(cache().get(KEY, TEXT, () -> {
                    made.incrementAndGet();
                    return "slow".repeat(1000);
                }))))
                .limit(6)
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(made).hasValue(1);
        assertThat(got).hasSize(6).filteredOn(Cached::cached).hasSize(5);
    }

    @Test
    void whatKilledRunsWereWritingIsDeleted() throws IOException {
        get("first");
        Files.writeString(home.resolve("cache/parts/abc.1.2"), "half");
        get("second");
        assertThat(files("parts")).isEmpty();
    }

    @Test
    void verifyNamesWhatIsDamagedAndPruneDeletesIt() throws IOException {
        get("first");
        cache().get(CacheKey.of("train").add("x", 1).key(), TEXT, () -> "other");
        CacheContent content = CacheContent.of(home.resolve("cache"));
        assertThat(content.verify()).hasSize(2).allMatch(entry -> entry.fault().isEmpty());
        Path object = home.resolve("cache/objects").resolve(Hashes.of("first".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(object, "damaged");
        assertThat(content.verify())
                .filteredOn(entry -> entry.fault().isPresent())
                .singleElement()
                .matches(entry -> entry.key().equals(KEY));
        assertThat(content.prune(NOON.minus(Duration.ofDays(1)))).isEqualTo(new Pruned(1, "damaged".length()));
        assertThat(content.list()).hasSize(1);
        assertThat(content.prune(Instant.MAX)).isEqualTo(new Pruned(1, "other".length()));
        assertThat(content.list()).isEmpty();
    }

    @Test
    void pruneKeepsWhatWasUsedLately() {
        get("first");
        StageCache later = StageCache.in(
                home.resolve("cache"), Clock.fixed(NOON.plus(Duration.ofDays(40)), ZoneOffset.UTC), remarks::add);
        cache().get(CacheKey.of("train").add("x", 1).key(), TEXT, () -> "unused");
        later.get(KEY, TEXT, () -> "not made");
        CacheContent content = CacheContent.of(home.resolve("cache"));
        cache().get(CacheKey.of("train").add("x", 1).key(), TEXT, () -> "unused");
        assertThat(content.prune(NOON.plus(Duration.ofDays(10))).entries()).isEqualTo(1);
        assertThat(content.list()).singleElement().matches(entry -> entry.key().equals(KEY));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "x");
        assertThatThrownBy(() -> StageCache.in(file, Clock.systemUTC(), remarks::add))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("`no-cache`");
        Path locked = Files.createDirectory(home.resolve("locked"));
        assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write everywhere");
        assertThatThrownBy(() -> StageCache.in(locked, Clock.systemUTC(), remarks::add))
                .isInstanceOf(CacheException.class);
    }

    @Test
    void theCacheThatKeepsNothingMakesEachTime() {
        assertThat(StageCache.none().get(KEY, TEXT, () -> "a").cached()).isFalse();
        assertThat(StageCache.none().get(KEY, TEXT, () -> "b").value()).isEqualTo("b");
    }

    private Cached<String> get(String made) {
        return cache().get(KEY, TEXT, () -> made);
    }

    private StageCache cache() {
        return StageCache.in(home.resolve("cache"), Clock.fixed(NOON, ZoneOffset.UTC), remarks::add);
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("cache").resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
