package org.ridgeline.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ridgeline.data.disk.Sha256;

/**
 * Downloads one file of known size and hash over https. What fails and may pass is tried again: a broken connection, a
 * server's error 5xx, fewer bytes than expected. Final are a refusal 4xx, a host that does not answer in time, and
 * other bytes than the pinned ones. Every address that a server redirects to must be one over https, too.
 */
final class Downloader {

    /**
     * How long and how often to try.
     *
     * @param connect the most a connection may take
     * @param total the most one try may take, from the request to the last byte
     * @param tries the most tries
     * @param pause the wait before the second try; each further one is twice as long
     * @param loopbackHttp whether plain http to this machine itself is allowed, for tests
     */
    record Limits(Duration connect, Duration total, int tries, Duration pause, boolean loopbackHttp) {

        static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(5), Duration.ofSeconds(60), 3, Duration.ofMillis(300), false);
    }

    private static final int PIECE_BYTES = 16 << 10;
    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;

    private final Limits limits;
    private final HttpClient client;

    Downloader(Limits limits, Map<String, String> environment) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(EnvironmentProxy.selector(environment))
                .build();
    }

    /**
     * Returns the source's verified bytes.
     *
     * @throws SourceUnavailableException if they cannot be had
     * @throws DataException if the server has a file of the same size with another hash
     */
    byte[] download(URI url, CorpusSource source, ProgressListener progress) {
        if (!allowed(url)) {
            throw new SourceUnavailableException("not tried, only https is allowed");
        }
        long pause = limits.pause().toMillis();
        for (int left = limits.tries() - 1; ; left--, pause *= 2) {
            try {
                return tryOnce(url, source, progress);
            } catch (IOException e) {
                if (left <= 0) {
                    boolean silent = e instanceof ConnectException && e.getMessage() == null;
                    throw new SourceUnavailableException(
                            "failed " + limits.tries() + " times, at last: " + (silent ? "no connection" : e));
                }
            }
            sleep(pause);
        }
    }

    private boolean allowed(URI url) {
        boolean loopback = "127.0.0.1".equals(url.getHost()) && "http".equals(url.getScheme());
        return "https".equals(url.getScheme()) || (loopback && limits.loopbackHttp());
    }

    /** Throws {@link IOException} for what may pass. */
    private byte[] tryOnce(URI url, CorpusSource source, ProgressListener progress) throws IOException {
        long deadline = System.nanoTime() + limits.total().toNanos();
        progress.progress(0, source.bytes());
        HttpResponse<InputStream> response = redirected(url, deadline);
        try (InputStream in = response.body()) {
            int status = response.statusCode();
            if (status / 100 == 5) {
                throw new IOException("HTTP status " + status);
            }
            if (status != OK) {
                throw new SourceUnavailableException("HTTP status " + status);
            }
            CompletableFuture<Void> timer = CompletableFuture.runAsync(
                    () -> close(in),
                    CompletableFuture.delayedExecutor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            try {
                return verified(in, source, progress);
            } catch (IOException e) {
                if (System.nanoTime() >= deadline) {
                    throw tooSlow();
                }
                throw e;
            } finally {
                timer.cancel(false);
            }
        }
    }

    /** Returns the first answer that is no redirect. Not the client's own: those end without a word of what was refused. */
    private HttpResponse<InputStream> redirected(URI url, long deadline) throws IOException {
        URI at = url;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpResponse<InputStream> response = await(at, deadline);
            Optional<String> location = response.headers().firstValue("Location");
            if (!REDIRECTS.contains(response.statusCode()) || location.isEmpty()) {
                return response;
            }
            response.body().close();
            at = target(at, location.get());
        }
        throw new SourceUnavailableException("redirected more than " + MOST_REDIRECTS + " times, at last to " + at);
    }

    private URI target(URI from, String location) {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new SourceUnavailableException("redirected by " + from + " to what is no address");
        }
        if (!allowed(to)) {
            throw new SourceUnavailableException("redirected to " + to + ", and only https is allowed");
        }
        return to;
    }

    private HttpResponse<InputStream> await(URI url, long deadline) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(url).header("User-Agent", "ridgeline").build();
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw tooSlow();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpConnectTimeoutException) {
                throw new SourceUnavailableException("no connection within " + seconds(limits.connect()));
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            answer.cancel(true);
        }
    }

    private static byte[] verified(InputStream in, CorpusSource source, ProgressListener progress) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(source.bytes())];
        int done = 0;
        for (int read = 0; read >= 0 && done < bytes.length; done += Math.max(0, read)) {
            read = in.read(bytes, done, Math.min(PIECE_BYTES, bytes.length - done));
            progress.progress(done + Math.max(0, read), bytes.length);
        }
        if (done < bytes.length) {
            throw new IOException("expected " + bytes.length + " bytes, got " + done);
        }
        if (in.read() >= 0) {
            throw new SourceUnavailableException("expected " + bytes.length + " bytes, got more");
        }
        String actual = Sha256.of(bytes);
        if (!actual.equals(source.sha256())) {
            throw DataException.unexpected(
                    "download of " + source.file(),
                    "not the pinned bytes",
                    "SHA-256 " + source.sha256(),
                    "SHA-256 " + actual,
                    "pass the official file with `sst` PATH");
        }
        return bytes;
    }

    private SourceUnavailableException tooSlow() {
        return new SourceUnavailableException("not complete within " + seconds(limits.total()));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static SourceUnavailableException interrupted() {
        Thread.currentThread().interrupt();
        return new SourceUnavailableException("interrupted");
    }
}
