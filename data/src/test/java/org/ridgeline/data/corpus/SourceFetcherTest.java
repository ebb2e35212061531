package org.ridgeline.data.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SourceFetcherTest {

    private static final Downloader.Limits FAST =
            new Downloader.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 3, Duration.ofMillis(1), true);
    private static final byte[] CONTENT = new byte[100_000];

    static {
        new SplittableRandom(9).nextBytes(CONTENT);
    }

    /** What the server does at one request. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @TempDir
    private Path folder;

    private final List<Answer> answers = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            int request = requests.getAndIncrement();
            try (exchange) {
                answers.get(Math.min(request, answers.size() - 1)).to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        released.countDown();
        server.stop(0);
    }

    private static Answer bytes(byte[] bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private Path cached() {
        return cache().resolve("corpus.zip");
    }

    private CorpusSource source(String... locations) {
        return new CorpusSource(
                "Made up", "corpus.zip", CONTENT.length, Sha256.of(CONTENT), List.of(locations), Map.of(), Map.of());
    }

    private CorpusSource served() {
        return source(
                "cache",
                "near/corpus.zip",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/corpus.zip");
    }

    private Path fetch(CorpusSource source, Downloader.Limits limits) {
        return new SourceFetcher(folder.resolve("home"), cache(), () -> new Downloader(limits, Map.of()))
                .fetch(source, ProgressListener.NONE);
    }

    private void assertNothingLeft() throws IOException {
        try (var files = Files.list(cache())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void downloadIsVerifiedAndCachedAndReportsProgress() throws IOException {
        answers.add(bytes(CONTENT));
        List<Long> heard = new ArrayList<>();
        Path file = new SourceFetcher(folder, cache(), () -> new Downloader(FAST, Map.of()))
                .fetch(served(), (done, total) -> {
                    assertThat(total).isEqualTo(CONTENT.length);
                    heard.add(done);
                });

        assertThat(file).isEqualTo(cached()).hasBinaryContent(CONTENT);
        assertThat(heard).isSorted().startsWith(0L).endsWith((long) CONTENT.length);
        try (var files = Files.list(cache())) {
            assertThat(files).containsExactly(cached());
        }
        assertThat(fetch(served(), FAST)).isEqualTo(cached());
        assertThat(requests).hasValue(1);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux's")
    void aFullDiskIsNotTakenForAFailingNetwork() {
        answers.add(bytes(CONTENT));
        CorpusSource source = served();
        URI url = URI.create(source.locations().get(2));

        assertThatThrownBy(() -> new Downloader(FAST, Map.of())
                        .download(url, source, Path.of("/dev/full"), ProgressListener.NONE))
                .isExactlyInstanceOf(CorpusException.class)
                .hasMessageContaining("/dev/full: the download cannot be written")
                .hasMessageContaining("RIDGELINE_CACHE");
        assertThat(requests).hasValue(1);
    }

    @Test
    void aFileInAnEarlierLocationIsTakenWithoutTheNetwork() throws IOException {
        Path near = Files.createDirectories(folder.resolve("home/near")).resolve("corpus.zip");
        Files.write(near, CONTENT);

        assertThat(fetch(served(), FAST)).isEqualTo(near);
        assertThat(requests).hasValue(0);
        assertThat(cache()).doesNotExist();
    }

    @Test
    void aWrongFileInTheCacheIsAnErrorWithBothHashes() throws IOException {
        byte[] wrong = Arrays.copyOf(CONTENT, CONTENT.length - 1);
        Files.createDirectories(cache());
        Files.write(cached(), wrong);

        assertThatThrownBy(() -> fetch(served(), FAST))
                .isExactlyInstanceOf(CorpusException.class)
                .hasMessageContaining(cached().toString())
                .hasMessageContaining(Sha256.of(CONTENT))
                .hasMessageContaining(Sha256.of(wrong))
                .hasMessageContaining("delete")
                .hasMessageContaining("--unpinned");
        assertThat(cached()).hasBinaryContent(wrong);
        assertThat(requests).hasValue(0);
    }

    @Test
    void aWrongFileElsewhereIsPassedOverButNotForgotten() throws IOException {
        Path near = Files.createDirectories(folder.resolve("home/near")).resolve("corpus.zip");
        Files.write(near, new byte[] {1});
        answers.add(status(404));
        answers.add(bytes(CONTENT));

        assertThatThrownBy(() -> fetch(served(), FAST))
                .isExactlyInstanceOf(CorpusException.class)
                .hasMessageContaining(near.toString());
        assertThat(fetch(served(), FAST)).isEqualTo(cached());
    }

    @Test
    void otherBytesOfTheRightSizeAreNotTriedAgain() throws IOException {
        byte[] wrong = CONTENT.clone();
        wrong[0]++;
        answers.add(bytes(wrong));

        assertThatThrownBy(() -> fetch(served(), FAST))
                .isExactlyInstanceOf(CorpusException.class)
                .hasMessageContaining(Sha256.of(CONTENT))
                .hasMessageContaining(Sha256.of(wrong));
        assertThat(requests).hasValue(1);
        assertNothingLeft();
    }

    @Test
    void moreBytesThanPinnedAreCutOff() throws IOException {
        answers.add(bytes(Arrays.copyOf(CONTENT, CONTENT.length + 1)));

        assertThatThrownBy(() -> fetch(served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("expected 100000 bytes, got more");
        assertNothingLeft();
    }

    @Test
    void fewerBytesAndServerErrorsAreTriedThreeTimes() throws IOException {
        answers.add(bytes(Arrays.copyOf(CONTENT, 10)));
        answers.add(status(503));
        answers.add(bytes(CONTENT));

        assertThat(fetch(served(), FAST)).hasBinaryContent(CONTENT);
        assertThat(requests).hasValue(3);
    }

    @Test
    void aBrokenConnectionIsTriedThreeTimesAndNoMore() throws IOException {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1_000);
            throw new IOException("broken on purpose");
        });

        assertThatThrownBy(() -> fetch(served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("failed 3 times");
        assertThat(requests).hasValue(3);
        assertNothingLeft();
    }

    @Test
    void aRefusalIsFinal() {
        answers.add(status(403));

        assertThatThrownBy(() -> fetch(served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("HTTP status 403");
        assertThat(requests).hasValue(1);
    }

    @Test
    void aServerThatStallsIsLeftInTime() throws IOException {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1_000);
            exchange.getResponseBody().flush();
            await();
        });
        assertLeftInTime();
        assertNothingLeft();
    }

    @Test
    void aServerThatNeverAnswersIsLeftInTime() throws IOException {
        answers.add(exchange -> await());
        assertLeftInTime();
        assertNothingLeft();
    }

    private void assertLeftInTime() {
        Downloader.Limits hasty =
                new Downloader.Limits(Duration.ofSeconds(2), Duration.ofMillis(400), 3, Duration.ofMillis(1), true);
        long start = System.nanoTime();
        assertThatThrownBy(() -> fetch(served(), hasty))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("not complete within 0.4 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theProxyOfTheEnvironmentIsAsked() {
        List<String> asked = new ArrayList<>();
        answers.add(exchange -> {
            asked.add(exchange.getRequestURI().toString());
            bytes(CONTENT).to(exchange);
        });
        Map<String, String> environment =
                Map.of("https_proxy", "http://localhost:" + server.getAddress().getPort());
        Path file = new SourceFetcher(folder, cache(), () -> new Downloader(FAST, environment))
                .fetch(source("http://127.0.0.1:1/corpus.zip"), ProgressListener.NONE);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(asked).containsExactly("http://127.0.0.1:1/corpus.zip");
    }

    @Test
    void anUnreadableProxyMattersOnlyToADownload() throws IOException {
        SourceFetcher fetcher = new SourceFetcher(folder, cache(), true, Map.of("https_proxy", "http://"));
        assertThatThrownBy(() -> fetcher.fetch(source("https://127.0.0.1:1/corpus.zip"), ProgressListener.NONE))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("https_proxy");
        Files.write(cached(), CONTENT);
        assertThat(fetcher.fetch(served(), ProgressListener.NONE)).isEqualTo(cached());
    }

    @Test
    void plainHttpIsRefused() {
        answers.add(bytes(CONTENT));
        assertThatThrownBy(() -> fetch(served(), Downloader.Limits.DEFAULT))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("only https");
        assertThatThrownBy(() -> fetch(source("http://example.org/corpus.zip"), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("only https");
        assertThat(requests).hasValue(0);
    }

    @Test
    void aCacheThatCannotBeWrittenIsAnErrorAndNoReasonForAnotherCorpus() throws IOException {
        Files.writeString(cache(), "a file where the folder should be");
        answers.add(bytes(CONTENT));

        assertThatThrownBy(() -> fetch(served(), FAST))
                .isExactlyInstanceOf(CorpusException.class)
                .hasMessageContaining(cache() + ": the download cannot be written")
                .hasMessageContaining("RIDGELINE_CACHE");
        assertThat(requests).hasValue(0);
    }

    @Test
    void whenNothingHelpsEveryLocationIsListedWithItsReason() {
        SourceFetcher offline = new SourceFetcher(folder.resolve("home"), cache(), false, Map.of());

        assertThatThrownBy(() -> offline.fetch(served(), ProgressListener.NONE))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("Made up: corpus.zip is at none of its locations")
                .hasMessageContaining("cache: no file " + cached())
                .hasMessageContaining("near/corpus.zip: no file " + folder.resolve("home/near/corpus.zip"))
                .hasMessageContaining("downloads are switched off")
                .hasMessageContaining("to do:");
        assertThat(cache()).doesNotExist();
    }

    @Test
    void cacheFolderIsTheEnvironmentsElseTheProjects() {
        Path home = Path.of("home");
        Path usual = Path.of("home", "data", ".cache");
        assertThat(SourceFetcher.cacheFolder(home, Map.of())).isEqualTo(usual);
        assertThat(SourceFetcher.cacheFolder(home, Map.of("RIDGELINE_CACHE", " ")))
                .isEqualTo(usual);
        Path named = folder.resolve("elsewhere").toAbsolutePath();
        assertThat(SourceFetcher.cacheFolder(home, Map.of("RIDGELINE_CACHE", named.toString())))
                .isEqualTo(named);
    }

    @Test
    void sstIsTheOfficialArchive() {
        CorpusSource sst = CorpusSource.sst();
        assertThat(sst.bytes()).isEqualTo(789_539);
        assertThat(sst.sha256()).isEqualTo("5c613a4f673fc74097d523a2c83f38e0cc462984d847b82c7aaf36b01cbbbfcc");
        assertThat(sst.locations())
                .containsExactly(
                        "cache",
                        "../shared/sst/trainDevTestTrees_PTB.zip",
                        "https://nlp.stanford.edu/sentiment/trainDevTestTrees_PTB.zip");
        assertThat(sst.files()).containsOnlyKeys("train", "dev", "test");
    }
}
