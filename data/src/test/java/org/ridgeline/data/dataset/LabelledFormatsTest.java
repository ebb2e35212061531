package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.data.dataset.BadRow.Reason;
import org.ridgeline.data.source.DataException;

/** Formats that say by themselves which is the text and which the label. */
class LabelledFormatsTest {

    @TempDir
    Path folder;

    private DataFiles source(Path path, Format format) {
        return new DataFiles(
                List.of(path),
                Optional.of(format),
                StandardCharsets.UTF_8,
                true,
                new Columns("text", Optional.of("label"), Optional.empty(), Optional.empty()));
    }

    private void text(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void aFastTextLineIsALabelAndAText() throws IOException {
        text("a.fasttext", "__label__pos A warm film .\n\n__label__neg\tDull  stuff\r\n");
        Path file = folder.resolve("a.fasttext");
        assertThat(Format.ofName("a.fasttext.gz")).contains(Format.FASTTEXT);
        assertThat(ReviewFiles.read(source(file, Format.FASTTEXT), BadRows.stop()))
                .containsExactly(
                        new Document(file.toString(), 1, "A warm film .", "pos", null, null),
                        new Document(file.toString(), 3, "Dull  stuff", "neg", null, null));
    }

    @Test
    void aFastTextLineWithNoLabelWithMoreOrWithoutATextIsBad() throws IOException {
        text("a.txt", "no label\n__label__a __label__b two\n__label__ none\n__label__a \n__label__a fine\n");
        BadRows bad = BadRows.skip();
        assertThat(ReviewFiles.read(source(folder.resolve("a.txt"), Format.FASTTEXT), bad))
                .extracting(Document::text)
                .containsExactly("fine");
        assertThat(bad.first())
                .extracting(BadRow::reason)
                .containsExactly(Reason.LABEL, Reason.LABEL, Reason.LABEL, Reason.EMPTY);
    }

    @Test
    void aFolderIsALabelAndOneAboveItASplit() throws IOException {
        text("train/pos/1.txt", "Warm,\nfunny. ");
        text("train/neg/1.txt", "\uFEFFDull");
        text("test/pos/2.TXT", "Fine");
        text("train/unsup/3.txt", "Who knows");
        text("train/urls_pos.txt", "http://x.y");
        text("train/pos/labels.feat", "1:2");
        text("README.txt", "About");
        List<Document> read = ReviewFiles.read(source(folder, Format.FOLDERS), BadRows.stop());
        assertThat(read).extracting(Document::text).containsExactly("Fine", "Dull", "Warm,\nfunny.");
        assertThat(read).extracting(Document::label).containsExactly("pos", "neg", "pos");
        assertThat(read).extracting(Document::split).containsExactly("test", "train", "train");
        assertThat(read.get(0).file()).endsWith("2.TXT");
    }

    @Test
    void classesWithoutSplitsAreRead() throws IOException {
        text("pos/1.txt", "a");
        text("neg/1.txt", "b");
        assertThat(ReviewFiles.read(source(folder, Format.FOLDERS), BadRows.stop()))
                .extracting(Document::split)
                .containsOnlyNulls();
    }

    @Test
    void aTextThatIsNoneOrEmptyIsNamed() throws IOException {
        text("pos/1.txt", "a");
        text("neg/empty.txt", " \n");
        Files.write(folder.resolve("neg/latin.txt"), new byte[] {'a', (byte) 0xe9});
        BadRows bad = BadRows.skip();
        assertThat(ReviewFiles.read(source(folder, Format.FOLDERS), bad)).hasSize(1);
        assertThat(bad.first()).extracting(BadRow::reason).containsExactly(Reason.EMPTY, Reason.ENCODING);
        assertThat(bad.first().get(1).file()).endsWith("latin.txt");
    }

    @Test
    void aFolderWithoutClassesIsRefused() throws IOException {
        text("1.txt", "a");
        assertThatThrownBy(() -> ReviewFiles.read(source(folder, Format.FOLDERS), BadRows.stop()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train/pos/1.txt");
    }

    @Test
    void aTreebankTellsLabelsAndSplits() throws IOException {
        text("train.txt", "(3 (2 Good) (2 film))\n");
        text("dev.txt", "(2 (2 So) (2 so))\n");
        text("test.txt", "(0 Bad)\n");
        List<Document> read = ReviewFiles.read(source(folder, Format.TREEBANK), BadRows.stop());
        assertThat(read).extracting(Document::text).containsExactly("Good film", "So so", "Bad");
        assertThat(read).extracting(Document::label).containsExactly("3", "2", "0");
        assertThat(read).extracting(Document::split).containsExactly("train", "dev", "test");
    }
}
