package org.ridgeline.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ridgeline.data.disk.Sha256;

/** A made-up corpus: a server on this machine that answers as it is told, and the cache of who fetches from it. */
final class LocalCorpus implements AutoCloseable {

    static final Downloader.Limits FAST =
            new Downloader.Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 3, Duration.ofMillis(1), true);
    static final byte[] CONTENT = new byte[100_000];

    static {
        new SplittableRandom(9).nextBytes(CONTENT);
    }

    /** What the server does at one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final Path folder;
    private final List<Answer> answers = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server;

    LocalCorpus(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            int request = requests.getAndIncrement();
            try (exchange) {
                answers.get(Math.min(request, answers.size() - 1)).to(exchange);
            }
        });
        server.start();
    }

    /** Tells the answer to the next request for which there is none yet; the last one is the answer to all after it. */
    void answer(Answer answer) {
        answers.add(answer);
    }

    static Answer bytes(byte[] bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Answer redirect(int status, String location) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Waits, within an answer, for the end of the test. */
    void stall() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int requests() {
        return requests.get();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Path cache() {
        return folder.resolve("cache");
    }

    Path cached() {
        return cache().resolve("corpus.zip");
    }

    static CorpusSource source(String... locations) {
        return new CorpusSource(
                "Made up", "corpus.zip", CONTENT.length, Sha256.of(CONTENT), List.of(locations), Map.of(), Map.of());
    }

    CorpusSource served() {
        return source("cache", "near/corpus.zip", "http://127.0.0.1:" + port() + "/corpus.zip");
    }

    Path fetch(CorpusSource source, Downloader.Limits limits) {
        return new SourceFetcher(folder.resolve("home"), cache(), () -> new Downloader(limits, Map.of()))
                .fetch(source, ProgressListener.NONE);
    }

    void assertNothingLeft() throws IOException {
        try (var files = Files.list(cache())) {
            assertThat(files).isEmpty();
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
