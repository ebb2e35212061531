package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.source.ArchiveReader;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.data.source.DataException;

class SstCorpusTest {

    private static final CorpusSource SST = CorpusSource.sst();
    private static final Map<String, String> TREES = new LinkedHashMap<>();

    static {
        TREES.put("trees/test.txt", "(0 (1 Dull) (1 tale))\n");
        TREES.put("trees/train.txt", "(4 Great)\n(2 Hm)\n");
        TREES.put("trees/dev.txt", "(3 Fine)\n");
    }

    @TempDir
    private Path folder;

    @Test
    void archiveIsReadInTheOrderOfTheSplits() throws IOException {
        Path archive = archive(zip(TREES));
        Corpus corpus = SstCorpus.load(SST, archive, false);

        assertThat(corpus.name()).isEqualTo("SST");
        assertThat(corpus.synthetic()).isFalse();
        assertThat(corpus.inputs()).isEqualTo(Map.of("a.zip", Sha256.of(Files.readAllBytes(archive))));
        assertThat(corpus.documents()).extracting(Document::text).containsExactly("Great", "Hm", "Fine", "Dull tale");
    }

    @Test
    void folderWithOrWithoutTreesGivesTheSameDocuments() throws IOException {
        Path trees = Files.createDirectory(folder.resolve("trees"));
        for (var entry : TREES.entrySet()) {
            Files.writeString(folder.resolve(entry.getKey()), entry.getValue());
        }
        Corpus corpus = SstCorpus.load(SST, folder, false);

        assertThat(corpus.inputs()).containsOnlyKeys("train.txt", "dev.txt", "test.txt");
        assertThat(anywhere(corpus))
                .isEqualTo(anywhere(SstCorpus.load(SST, trees, false)))
                .isEqualTo(anywhere(SstCorpus.load(SST, archive(zip(TREES)), false)));
    }

    private static List<Document> anywhere(Corpus corpus) {
        return corpus.documents().stream()
                .map(document -> document.at("", document.line()))
                .toList();
    }

    @Test
    void otherBytesThanThePinnedOnesAreRefusedWithBothHashes() throws IOException {
        byte[] zip = zip(TREES);
        assertThatThrownBy(() -> SstCorpus.load(SST, archive(zip), true))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(SST.sha256())
                .hasMessageContaining(Sha256.of(zip))
                .hasMessageContaining("`unpinned`");
    }

    @Test
    void errorsInATreeNameTheEntry() throws IOException {
        assertThatThrownBy(() -> SstCorpus.load(SST, archive(zip(with("trees/dev.txt", "(3 ok)\n(7 bad)\n"))), false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.zip!trees/dev.txt:2:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trees/train.txt", "trees/dev.txt", "trees/test.txt"})
    void aMissingSplitIsNamed(String name) throws IOException {
        Map<String, String> rest = new LinkedHashMap<>(TREES);
        rest.remove(name);
        assertThatThrownBy(() -> SstCorpus.load(SST, archive(zip(rest)), false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected: an entry " + name);
        for (var entry : rest.entrySet()) {
            Files.createDirectories(folder.resolve("trees"));
            Files.writeString(folder.resolve(entry.getKey()), entry.getValue());
        }
        assertThatThrownBy(() -> SstCorpus.load(SST, folder, false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.resolve(name) + ": no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "trees/../../x", "/etc/x", "C:/x", "c:x", "..\\x", "trees\\train.txt", ".."})
    void anEntryThatLeavesTheFolderIsRefused(String name) throws IOException {
        assertThatThrownBy(() -> SstCorpus.load(SST, archive(zip(with(name, "x"))), false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("leaves the folder")
                .hasMessageContaining("got:      " + name);
    }

    @Test
    void namesThatOnlyLookLikeLeavingAreFine() throws IOException {
        assertThat(SstCorpus.load(SST, archive(zip(with("trees/..x/y...txt", "x"))), false)
                        .documents())
                .hasSize(4);
    }

    @Test
    void aTruncatedArchiveIsRefusedAtEveryLength() throws IOException {
        byte[] zip = zip(TREES);
        for (int length = 0; length < zip.length; length++) {
            Path archive = archive(Arrays.copyOf(zip, length));
            assertThatThrownBy(() -> SstCorpus.load(SST, archive, false)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void aDamagedByteNeverEndsInAnotherExceptionOrOtherDocuments() throws IOException {
        byte[] zip = zip(TREES);
        Corpus whole = SstCorpus.load(SST, archive(zip), false);
        for (int at = 0; at < zip.length; at++) {
            byte[] damaged = zip.clone();
            damaged[at] ^= 0x55;
            try {
                assertThat(SstCorpus.load(SST, archive(damaged), false).documents())
                        .isEqualTo(whole.documents());
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("a.zip");
            }
        }
    }

    @Test
    void aPathThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> SstCorpus.load(SST, folder.resolve("none.zip"), true))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.zip: no such file or folder");
    }

    @Test
    void somethingThatIsNoArchiveIsRefused() throws IOException {
        assertThatThrownBy(() -> SstCorpus.load(SST, archive("<html>".getBytes(StandardCharsets.UTF_8)), false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not a complete zip archive");
    }

    @Test
    void entriesAreCountedAndMeasuredWhileTheyAreRead() throws IOException {
        ArchiveReader reader = new ArchiveReader(4, 100, 150);

        assertThat(read(reader, Map.of("a", "x".repeat(100)))).containsOnlyKeys("a");
        assertThatThrownBy(() -> read(reader, Map.of("a", "x".repeat(101)))).hasMessageContaining("too large");
        assertThatThrownBy(() -> read(reader, Map.of("a", "x".repeat(80), "unwanted", "x".repeat(80))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at most 100 bytes an entry, 150 in all");
        assertThatThrownBy(() -> read(reader, Map.of("a", "", "b", "", "c", "", "d", "", "e", "")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too many entries");
    }

    @Test
    void aBombIsStoppedLongBeforeItIsUnpacked() throws IOException {
        byte[] bomb = zip(Map.of("unwanted", "x".repeat(100 << 20)));
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> new ArchiveReader(4, 1 << 10, 1 << 20).read("bomb", bomb, name -> false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void anEntryTwiceIsRefused() throws IOException {
        byte[] zip = zip(Map.of("trees/dev.txt", "(3 a)\n", "trees/dew.txt", "(1 b)\n"));
        byte[] twice = new String(zip, StandardCharsets.ISO_8859_1)
                .replace("dew.txt", "dev.txt")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SstCorpus.load(SST, archive(twice), false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("an entry twice");
    }

    private static Map<String, byte[]> read(ArchiveReader reader, Map<String, String> entries) throws IOException {
        return reader.read("a.zip", zip(entries), name -> !name.equals("unwanted"));
    }

    private static Map<String, String> with(String name, String content) {
        Map<String, String> entries = new LinkedHashMap<>(TREES);
        entries.put(name, content);
        return entries;
    }

    private Path archive(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.zip"), bytes);
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
