package org.ridgeline.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgeline.data.source.LocalCorpus.CONTENT;
import static org.ridgeline.data.source.LocalCorpus.FAST;
import static org.ridgeline.data.source.LocalCorpus.bytes;
import static org.ridgeline.data.source.LocalCorpus.redirect;
import static org.ridgeline.data.source.LocalCorpus.status;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.disk.Sha256;

/**
 * Where a server sends a download. The address to begin with and each that it redirects to pass one and the same check, so what is refused
 * here after plain http on this machine is refused after https, too.
 */
class RedirectTest {

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

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectToAnAllowedAddressIsFollowed(int status) {
        List<String> asked = new ArrayList<>();
        corpus.answer(redirect(status, "/moved/corpus.zip?v=2"));
        corpus.answer(exchange -> {
            asked.add(exchange.getRequestURI().toString());
            bytes(CONTENT).to(exchange);
        });
        assertThat(corpus.fetch(corpus.served(), FAST)).hasBinaryContent(CONTENT);
        assertThat(asked).containsExactly("/moved/corpus.zip?v=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/corpus.zip", "ftp://example.org/corpus.zip", "file:///corpus.zip"})
    void aRedirectToAnythingButHttpsIsRefusedByName(String elsewhere) throws IOException {
        corpus.answer(redirect(302, elsewhere));
        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("corpus.zip: redirected to " + elsewhere + ", and only https is allowed");
        assertThat(corpus.requests()).isEqualTo(1);
        corpus.assertNothingLeft();
    }

    @Test
    void aRedirectBackToPlainHttpOnThisMachineIsNoExceptionToThat() throws IOException {
        // By another name than the one that the tests may use, although the server would answer.
        corpus.answer(redirect(302, "http://localhost:" + corpus.port() + "/corpus.zip"));
        corpus.answer(bytes(CONTENT));
        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("only https is allowed");
        assertThat(corpus.requests()).isEqualTo(1);
        corpus.assertNothingLeft();
    }

    @Test
    void aLoopOfRedirectsEndsAndIsNotTriedAgain() throws IOException {
        corpus.answer(redirect(302, "/corpus.zip"));
        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining(
                        "redirected more than 5 times, at last to http://127.0.0.1:" + corpus.port() + "/corpus.zip");
        assertThat(corpus.requests()).isEqualTo(6);
        corpus.assertNothingLeft();
    }

    @Test
    void fiveRedirectsAreFollowed() {
        for (int i = 0; i < 5; i++) {
            corpus.answer(redirect(302, "/" + i));
        }
        corpus.answer(bytes(CONTENT));
        assertThat(corpus.fetch(corpus.served(), FAST)).hasBinaryContent(CONTENT);
    }

    @Test
    void aRedirectToWhatIsNoAddressIsRefused() {
        corpus.answer(redirect(302, "https://exa mple.org/"));
        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("/corpus.zip to what is no address");
    }

    @Test
    void aRedirectThatNamesNoAddressIsARefusalLikeAnother() {
        corpus.answer(status(302));
        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("HTTP status 302");
        assertThat(corpus.requests()).isEqualTo(1);
    }

    @Test
    void whatARedirectLeadsToMustHaveThePinnedHash() throws IOException {
        byte[] wrong = CONTENT.clone();
        wrong[0]++;
        corpus.answer(redirect(302, "/other.zip"));
        corpus.answer(bytes(wrong));
        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining(Sha256.of(CONTENT));
        corpus.assertNothingLeft();
    }
}
