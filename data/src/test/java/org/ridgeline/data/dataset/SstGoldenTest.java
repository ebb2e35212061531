package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.data.disk.Sha256;
import org.ridgeline.data.source.ArchiveReader;
import org.ridgeline.data.source.CorpusSource;
import org.ridgeline.data.source.DataException;
import org.ridgeline.data.text.PtbTokenizer;
import org.ridgeline.data.text.Tokenizer;
import org.ridgeline.data.text.WhitespaceTokenizer;

/** The real treebank against numbers that were computed independently of this project, in Python. */
class SstGoldenTest {

    @Test
    void everyPinnedCountIsMet() {
        CorpusProfile profile = CorpusProfile.of(SstCorpus.load(RealSst.archive(), true));

        assertThat(profile.counts()).containsExactlyEntriesOf(CorpusSource.sst().counts());
    }

    @Test
    void vocabularyOfTheTrainingLeavesIsTheGoldenOne() {
        TreeSet<String> words = new TreeSet<>();
        int tokens = countTokens(new WhitespaceTokenizer(true), Split.TRAIN, words);

        assertThat(tokens).isEqualTo(133_552);
        assertThat(words).hasSize(14_830);
        assertThat(Sha256.of(String.join("\n", words).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("5ace7532497711ec60d193f601c84cd96cd79dc7d510797db26899d492f52d86");
    }

    @Test
    void leavesComeBackFromTheText() {
        Tokenizer tokenizer = new WhitespaceTokenizer(true);
        for (Document document : SstCorpus.load(RealSst.archive(), true).documents()) {
            assertThat(tokenizer.tokens(document.text())).hasSameSizeAs(document.words());
        }
    }

    /** With these tokens an exact solve in SciPy gives the pinned values of the experiment with {@code tokens: ptb}. */
    @Test
    void treebankTokenizerGivesTheTokensThatWereSolvedIndependently() {
        TreeSet<String> words = new TreeSet<>();

        assertThat(countTokens(new PtbTokenizer(), Split.TRAIN, words)).isEqualTo(133_554);
        assertThat(words).hasSize(14_830);
        assertThat(Sha256.of(String.join("\n", words).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("d4204c569f4e6d3d388954e308dd384f66e9cf797f577d4b4339f340e86182a1");
        assertThat(countTokens(new PtbTokenizer(), Split.DEV, new TreeSet<>())).isEqualTo(17_046);
        assertThat(countTokens(new PtbTokenizer(), Split.TEST, new TreeSet<>())).isEqualTo(35_025);
    }

    @Test
    void folderHoldsTheSameDocumentsAndIsPinnedFileByFile(@TempDir Path folder) throws IOException {
        Path trees = Files.createDirectory(folder.resolve("trees"));
        for (var entry : ArchiveReader.DEFAULT
                .read("sst", RealSst.bytes(), name -> name.endsWith(".txt"))
                .entrySet()) {
            Files.write(folder.resolve(entry.getKey()), entry.getValue());
        }
        Corpus archive = SstCorpus.load(RealSst.archive(), true);

        assertThat(SstCorpus.load(folder, true).sha256()).isEqualTo(archive.sha256());
        assertThat(SstCorpus.load(trees, true).documents())
                .usingElementComparator(Comparator.comparing(Document::text)
                        .thenComparing(Document::label)
                        .thenComparing(Document::split)
                        .thenComparing(Document::line))
                .isEqualTo(archive.documents());

        Files.writeString(trees.resolve("dev.txt"), "(1 a)\n");
        assertThatThrownBy(() -> SstCorpus.load(folder, true))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("dev.txt")
                .hasMessageContaining(CorpusSource.sst().files().get("dev"));
    }

    @Test
    void anyChangedByteOfTheArchiveIsFound(@TempDir Path folder) throws IOException {
        byte[] zip = RealSst.bytes();
        for (int at : new int[] {0, 1_000, zip.length / 2, zip.length - 1}) {
            byte[] changed = zip.clone();
            changed[at] ^= 1;
            Path archive = Files.write(folder.resolve("changed.zip"), changed);
            assertThatThrownBy(() -> SstCorpus.load(archive, true))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(CorpusSource.sst().sha256())
                    .hasMessageContaining(Sha256.of(changed));
        }
    }

    @Test
    void aCountThatDiffersIsNamedInATable() {
        Map<String, Long> counts = new HashMap<>(CorpusSource.sst().counts());
        counts.put("tokens.dev", 1L);
        CorpusProfile profile = CorpusProfile.of(SstCorpus.load(RealSst.archive(), true));

        assertThatThrownBy(() -> profile.require(counts))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(": 1 of " + counts.size() + " counts")
                .hasMessageContaining("\n  tokens.dev          1      21274\n");
    }

    private static int countTokens(Tokenizer tokenizer, Split split, TreeSet<String> words) {
        int count = 0;
        for (Document document :
                BinaryTask.documents(SstCorpus.load(RealSst.archive(), true).documents(split))) {
            List<String> tokens = tokenizer.tokens(document.text());
            words.addAll(tokens);
            count += tokens.size();
        }
        return count;
    }
}
