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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.data.disk.Sha256;

/** At which of its locations a corpus is found, and what becomes of a download. */
class SourceFetcherTest {

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
    void downloadIsVerifiedAndCachedAndReportsProgress() throws IOException {
        corpus.answer(bytes(CONTENT));
        List<Long> heard = new ArrayList<>();
        Path file = new SourceFetcher(folder, corpus.cache(), () -> new Downloader(FAST, Map.of()))
                .fetch(corpus.served(), (done, total) -> {
                    assertThat(total).isEqualTo(CONTENT.length);
                    heard.add(done);
                });

        assertThat(file).isEqualTo(corpus.cached()).hasBinaryContent(CONTENT);
        assertThat(heard).isSorted().startsWith(0L).endsWith((long) CONTENT.length);
        try (var files = Files.list(corpus.cache())) {
            assertThat(files).containsExactly(corpus.cached());
        }
        assertThat(corpus.fetch(corpus.served(), FAST)).isEqualTo(corpus.cached());
        assertThat(corpus.requests()).isEqualTo(1);
    }

    @Test
    void aFileInAnEarlierLocationIsTakenWithoutTheNetwork() throws IOException {
        Path near = Files.createDirectories(folder.resolve("home/near")).resolve("corpus.zip");
        Files.write(near, CONTENT);

        assertThat(corpus.fetch(corpus.served(), FAST)).isEqualTo(near);
        assertThat(corpus.requests()).isEqualTo(0);
        assertThat(corpus.cache()).doesNotExist();
    }

    @Test
    void aWrongFileInTheCacheIsAnErrorWithBothHashes() throws IOException {
        byte[] wrong = Arrays.copyOf(CONTENT, CONTENT.length - 1);
        Files.createDirectories(corpus.cache());
        Files.write(corpus.cached(), wrong);

        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining(corpus.cached().toString())
                .hasMessageContaining(Sha256.of(CONTENT))
                .hasMessageContaining(Sha256.of(wrong))
                .hasMessageContaining("delete")
                .hasMessageContaining("`unpinned`");
        assertThat(corpus.cached()).hasBinaryContent(wrong);
        assertThat(corpus.requests()).isEqualTo(0);
    }

    @Test
    void aWrongFileElsewhereIsPassedOverButNotForgotten() throws IOException {
        Path near = Files.createDirectories(folder.resolve("home/near")).resolve("corpus.zip");
        Files.write(near, new byte[] {1});
        corpus.answer(status(404));
        corpus.answer(bytes(CONTENT));

        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining(near.toString());
        assertThat(corpus.fetch(corpus.served(), FAST)).isEqualTo(corpus.cached());
    }

    @Test
    void anUnreadableProxyMattersOnlyToADownload() throws IOException {
        SourceFetcher fetcher = new SourceFetcher(folder, corpus.cache(), true, Map.of("https_proxy", "http://"));
        assertThatThrownBy(() -> fetcher.fetch(source("https://127.0.0.1:1/corpus.zip"), ProgressListener.NONE))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("https_proxy");
        Files.write(corpus.cached(), CONTENT);
        assertThat(fetcher.fetch(corpus.served(), ProgressListener.NONE)).isEqualTo(corpus.cached());
    }

    @Test
    void aCacheThatCannotBeWrittenIsAnErrorAndNoReasonForAnotherCorpus() throws IOException {
        Files.writeString(corpus.cache(), "a file where the folder should be");
        corpus.answer(bytes(CONTENT));

        assertThatThrownBy(() -> corpus.fetch(corpus.served(), FAST))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining(corpus.cache() + ": the download cannot be written")
                .hasMessageContaining("RIDGELINE_CACHE");
        assertThat(corpus.requests()).isEqualTo(0);
    }

    @Test
    void whenNothingHelpsEveryLocationIsListedWithItsReason() {
        SourceFetcher offline = new SourceFetcher(folder.resolve("home"), corpus.cache(), false, Map.of());

        assertThatThrownBy(() -> offline.fetch(corpus.served(), ProgressListener.NONE))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessageContaining("Made up: corpus.zip is at none of its locations")
                .hasMessageContaining("cache: no file " + corpus.cached())
                .hasMessageContaining("near/corpus.zip: no file " + folder.resolve("home/near/corpus.zip"))
                .hasMessageContaining("downloads are switched off")
                .hasMessageContaining("to do:");
        assertThat(corpus.cache()).doesNotExist();
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
