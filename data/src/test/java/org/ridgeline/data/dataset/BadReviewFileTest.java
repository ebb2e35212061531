package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgeline.data.dataset.ReviewFiles.COLUMNS;
import static org.ridgeline.data.dataset.ReviewFiles.concat;
import static org.ridgeline.data.dataset.ReviewFiles.gzip;
import static org.ridgeline.data.dataset.ReviewFiles.read;
import static org.ridgeline.data.dataset.ReviewFiles.row;
import static org.ridgeline.data.dataset.ReviewFiles.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgeline.data.source.DataException;

/** Files that cannot be read, whatever is said of bad rows. */
class BadReviewFileTest {

    @TempDir
    private Path folder;

    private final BadRows skipped = BadRows.skip();

    @Test
    void oneTextALineHasNoLabels() throws IOException {
        assertThatThrownBy(() -> read(ReviewFiles.write(folder, "a.txt", "good\n")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.txt: one text a line has no columns")
                .hasMessageContaining("`format` csv");
    }

    @Test
    void aDamagedGzipFileIsNamed() throws IOException {
        byte[] packed = gzip("review,sentiment\n" + "good,1\n".repeat(1000));
        Path file = Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(packed, packed.length - 12));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.csv.gz")
                .hasMessageContaining("cut short");
    }

    /** A later member that is cut or damaged takes rows with it, so it must be told; wherever the file ends. */
    @Test
    void aGzipFileCutAnywhereInItsSecondMemberIsRefused() throws IOException {
        byte[] first = gzip("review,sentiment\na,1\n");
        byte[] both = concat(first, gzip("b,0\n"));
        for (int end = first.length + 1; end < both.length; end++) {
            Path file = Files.write(folder.resolve("a.csv.gz"), Arrays.copyOf(both, end));
            assertThatThrownBy(() -> read(file)).as("cut at " + end).isInstanceOf(DataException.class);
        }
        assertThat(read(Files.write(folder.resolve("a.csv.gz"), both))).hasSize(2);
    }

    @Test
    void bytesThatAreNoTextInTheHeaderAreAnError() throws IOException {
        byte[] header = concat(
                "\nreview,sentiment,caf".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xe9},
                "\ngood,1,x\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("a.csv"), header);
        assertThatThrownBy(() -> read(source(file, true, StandardCharsets.UTF_8, COLUMNS), skipped))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a.csv:2: the header cannot be read: its bytes are not all text")
                .hasMessageContaining("`encoding`");
        assertThat(read(source(file, true, StandardCharsets.ISO_8859_1, COLUMNS), BadRows.stop()))
                .containsExactly(row(file, 3, "good", "1"));
    }

    @Test
    void wrongColumnsAndEmptyFilesAreTold() throws IOException {
        assertThatThrownBy(() -> read(ReviewFiles.write(folder, "a.csv", ""))).hasMessageContaining("no header");
        assertThatThrownBy(() -> read(ReviewFiles.write(folder, "a.csv", "text,sentiment\na,1\n")))
                .hasMessageContaining("no column \"review\"")
                .hasMessageContaining("text, sentiment");
        assertThatThrownBy(() -> read(ReviewFiles.write(folder, "a.csv", "review,review,sentiment\na,b,1\n")))
                .hasMessageContaining("two columns are called \"review\"");
        assertThat(read(ReviewFiles.write(folder, "a.csv", "review,sentiment\n")))
                .isEmpty();
        assertThatThrownBy(() -> read(folder.resolve("none.csv"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> read(ReviewFiles.write(folder, "a.data", "x"))).hasMessageContaining("`format`");
        assertThatThrownBy(() -> read(Files.createDirectory(folder.resolve("empty"))))
                .hasMessageContaining("nothing to read");
    }
}
