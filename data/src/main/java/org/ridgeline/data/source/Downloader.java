package org.ridgeline.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.disk.WriteFailure;

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
     * Fills the target with the source's verified bytes.
     *
     * @param target an empty file; what it holds after a failure is not defined
     * @throws SourceUnavailableException if it cannot be had
     * @throws DataException if the server has a file of the same size with another hash
     */
    void download(URI url, CorpusSource source, Path target, ProgressListener progress) {
        if (!allowed(url)) {
            throw new SourceUnavailableException("not tried, only https is allowed");
        }
        long pause = limits.pause().toMillis();
        for (int left = limits.tries() - 1; ; left--, pause *= 2) {
            try {
                tryOnce(url, source, target, progress);
                return;
            } catch (FinalFailure e) {
                throw new SourceUnavailableException(e.getMessage());
            } catch (IOException e) {
                if (left <= 0) {
                    throw new SourceUnavailableException("failed " + limits.tries() + " times, at last: " + reason(e));
                }
            }
            sleep(pause);
        }
    }

    private boolean allowed(URI url) {
        boolean loopback = "127.0.0.1".equals(url.getHost()) && "http".equals(url.getScheme());
        return "https".equals(url.getScheme()) || (loopback && limits.loopbackHttp());
    }

    private void tryOnce(URI url, CorpusSource source, Path target, ProgressListener progress) throws IOException {
        long deadline = System.nanoTime() + limits.total().toNanos();
        progress.progress(0, source.bytes());
        HttpResponse<InputStream> response = redirected(url, deadline);
        try (InputStream in = response.body()) {
            int status = response.statusCode();
            if (status != OK) {
                throw status / 100 == 5
                        ? new IOException("HTTP status " + status)
                        : new FinalFailure("HTTP status " + status);
            }
            CompletableFuture<Void> timer = CompletableFuture.runAsync(
                    () -> close(in),
                    CompletableFuture.delayedExecutor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            try {
                copy(in, source, target, progress);
            } catch (IOException e) {
                throw System.nanoTime() >= deadline ? tooSlow() : e;
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
        throw new FinalFailure("redirected more than " + MOST_REDIRECTS + " times, at last to " + at);
    }

    private URI target(URI from, String location) throws FinalFailure {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new FinalFailure("redirected by " + from + " to what is no address");
        }
        if (!allowed(to)) {
            throw new FinalFailure("redirected to " + to + ", and only https is allowed");
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
                throw new FinalFailure("no connection within " + seconds(limits.connect()));
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            answer.cancel(true);
        }
    }

    private void copy(InputStream in, CorpusSource source, Path target, ProgressListener progress) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] piece = new byte[PIECE_BYTES];
        long done = 0;
        try (OutputStream out = open(target)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                done += read;
                if (done > source.bytes()) {
                    throw new FinalFailure("expected " + source.bytes() + " bytes, got more");
                }
                write(out, piece, read, target);
                digest.update(piece, 0, read);
                progress.progress(done, source.bytes());
            }
        }
        if (done < source.bytes()) {
            throw new IOException("expected " + source.bytes() + " bytes, got " + done);
        }
        String actual = Sha256.hex(digest.digest());
        if (!actual.equals(source.sha256())) {
            throw DataException.unexpected(
                    "download of " + source.file(),
                    "not the pinned bytes",
                    "SHA-256 " + source.sha256(),
                    "SHA-256 " + actual,
                    "pass the official file with `sst` PATH");
        }
    }

    private static OutputStream open(Path target) {
        try {
            return Files.newOutputStream(target);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static void write(OutputStream out, byte[] piece, int length, Path target) {
        try {
            out.write(piece, 0, length);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** A fault of this machine, such as a full disk: neither another try nor another corpus would be the answer to it. */
    static DataException unwritable(Path target, IOException e) {
        return new DataException(
                target + ": the download cannot be written: " + WriteFailure.reason(e)
                        + "\n  to do:    free space, or name another cache folder with RIDGELINE_CACHE",
                e);
    }

    private FinalFailure tooSlow() {
        return new FinalFailure("not complete within " + seconds(limits.total()));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static String reason(IOException e) {
        return e instanceof ConnectException && e.getMessage() == null ? "no connection" : e.toString();
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

    /** A failure that another try would meet again. */
    private static final class FinalFailure extends IOException {

        private static final long serialVersionUID = 1L;

        FinalFailure(String message) {
            super(message);
        }
    }
}
