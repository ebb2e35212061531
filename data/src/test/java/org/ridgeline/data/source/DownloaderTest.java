package org.ridgeline.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgeline.data.source.LocalCorpus.CONTENT;
import static org.ridgeline.data.source.LocalCorpus.FAST;
import static org.ridgeline.data.source.LocalCorpus.bytes;
import static org.ridgeline.data.source.LocalCorpus.source;
import static org.ridgeline.data.source.LocalCorpus.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.data.disk.Sha256;

/** What a server does, and what becomes of the download; {@link RedirectTest} has where it sends one. */
class DownloaderTest {

    @TempDir
    private Path folder;

    private LocalCorpus corpus;

    @BeforeEach
    void startServer() throws IOException {
        corpus = new LocalCorpus(folder);
    }

    @AfterEach
    void stopServer() {
        corpus.close();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux's")
    void aFullDiskIsNotTakenForAFailingNetwork() throws IOException {
        corpus.answer(bytes(CONTENT));
        Files.createDirectories(corpus.cache());
        Files.createSymbolicLink(corpus.cached(), Path.of("/dev/full"));
        CorpusSource source = source(corpus.served().locations().get(2));

        assertThatThrownBy(() -> corpus.fetch(source, FAST))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining(corpus.cache() + ": the download cannot be written")
                .hasMessageContaining("RIDGELINE_CACHE");
        assertThat(corpus.requests()).isEqualTo(1);
        // JUnit warns of a link out of its folder.
        Files.delete(corpus.cached());
    }

    @Test
    void otherBytesOfTheRightSizeAreNotTriedAgain() throws IOException {
        byte[] wrong = CONTENT.clone();
        wrong[0]++;
        corpus.answer(bytes(wrong));

        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining(Sha256.of(CONTENT))
                .hasMessageContaining(Sha256.of(wrong));
        assertThat(corpus.requests()).isEqualTo(1);
        corpus.assertNothingLeft();
    }

    @Test
    void moreBytesThanPinnedAreCutOff() throws IOException {
        corpus.answer(bytes(Arrays.copyOf(CONTENT, CONTENT.length + 1)));

        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("expected 100000 bytes, got more");
        corpus.assertNothingLeft();
    }

    @Test
    void fewerBytesAndServerErrorsAreTriedThreeTimes() throws IOException {
        corpus.answer(bytes(Arrays.copyOf(CONTENT, 10)));
        corpus.answer(status(503));
        corpus.answer(bytes(CONTENT));

        assertThat(corpus.fetch(corpus.served(), FAST)).hasBinaryContent(CONTENT);
        assertThat(corpus.requests()).isEqualTo(3);
    }

    @Test
    void aBrokenConnectionIsTriedThreeTimesAndNoMore() throws IOException {
        corpus.answer(exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1_000);
            // A newer JDK's server keeps all of it back, and its client asks once more by itself for an answer that
            // never began.
            exchange.getResponseBody().flush();
            throw new IOException("broken on purpose");
        });

        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("failed 3 times");
        assertThat(corpus.requests()).isEqualTo(3);
        corpus.assertNothingLeft();
    }

    @Test
    void aRefusalIsFinal() {
        corpus.answer(status(403));

        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("HTTP status 403");
        assertThat(corpus.requests()).isEqualTo(1);
    }

    @Test
    void aServerThatStallsIsLeftInTime() throws IOException {
        corpus.answer(exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1_000);
            exchange.getResponseBody().flush();
            corpus.stall();
        });
        assertLeftInTime();
        corpus.assertNothingLeft();
    }

    @Test
    void aServerThatNeverAnswersIsLeftInTime() throws IOException {
        corpus.answer(exchange -> corpus.stall());
        assertLeftInTime();
        corpus.assertNothingLeft();
    }

    private void assertLeftInTime() {
        Downloader.Limits hasty =
                new Downloader.Limits(Duration.ofSeconds(2), Duration.ofMillis(400), 3, Duration.ofMillis(1), true);
        long start = System.nanoTime();
        assertThatThrownBy(() -> corpus.fetch(corpus.served(), hasty))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("not complete within 0.4 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void theProxyOfTheEnvironmentIsAsked() {
        List<String> asked = new ArrayList<>();
        corpus.answer(exchange -> {
            asked.add(exchange.getRequestURI().toString());
            bytes(CONTENT).to(exchange);
        });
        Map<String, String> environment = Map.of("https_proxy", "http://localhost:" + corpus.port());
        Path file = new SourceFetcher(folder, corpus.cache(), () -> new Downloader(FAST, environment))
                .fetch(source("http://127.0.0.1:1/corpus.zip"), ProgressListener.NONE);

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(asked).containsExactly("http://127.0.0.1:1/corpus.zip");
    }

    @Test
    void plainHttpIsRefused() {
        corpus.answer(bytes(CONTENT));
        assertThatThrownBy(() -> corpus.fetch(corpus.served(), Downloader.Limits.DEFAULT))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("only https");
        assertThatThrownBy(() -> corpus.fetch(source("http://example.org/corpus.zip"), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("only https");
        assertThat(corpus.requests()).isEqualTo(0);
    }
}
