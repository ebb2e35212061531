package org.ridgeline.data.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedCsrMatrixTest {

    /** Longer than a block of 65,536 entries together, one row longer alone. */
    private static final int ROWS = 900;

    private static final int COLUMNS = 70_000;

    @TempDir
    private Path folder;

    @Test
    void theRowsAreThoseOfTheMatrixInMemory() throws IOException {
        CsrBuilder plain = new CsrBuilder(COLUMNS);
        try (MappedCsrBuilder builder = new MappedCsrBuilder(COLUMNS, folder)) {
            fill(plain, builder);
            try (MappedCsrMatrix mapped = builder.build()) {
                CsrMatrix expected = plain.build();
                assertThat(mapped.entriesBefore(ROWS)).isGreaterThan(3 << 16);
                assertThat(copy(mapped, 0, ROWS)).isEqualTo(expected);
                for (int[] range : new int[][] {{0, 0}, {0, 1}, {17, 300}, {299, 302}, {899, 900}, {900, 900}}) {
                    int[] rows = IntStream.range(range[0], range[1]).toArray();
                    assertThat(copy(mapped, range[0], range[1])).isEqualTo(expected.selectedRows(rows));
                }
                for (int i = 0; i <= ROWS; i++) {
                    assertThat(mapped.entriesBefore(i)).isEqualTo(expected.entriesBefore(i));
                }
            }
        }
    }

    @Test
    void countsTakeFiveBytesAndOtherValuesTwelve() throws IOException {
        assertThat(sizeOfOneRow(127)).isEqualTo(10 * 5);
        assertThat(sizeOfOneRow(-128)).isEqualTo(10 * 5);
        assertThat(sizeOfOneRow(128)).isEqualTo(10 * 12);
        assertThat(sizeOfOneRow(0.5)).isEqualTo(10 * 12);
    }

    @Test
    void closingLeavesNoFile() throws IOException {
        try (MappedCsrBuilder abandoned = new MappedCsrBuilder(3, folder)) {
            abandoned.add(1, 1);
            abandoned.endRow();
        }
        try (MappedCsrBuilder builder = new MappedCsrBuilder(3, folder);
                MappedCsrMatrix matrix = builder.build()) {
            assertThat(matrix).hasToString("MappedCsrMatrix[0 x 3, 0 nonzeros]");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        try (MappedCsrBuilder builder = new MappedCsrBuilder(3, folder)) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.add(3, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.add(0, Double.NaN));
            builder.build().close();
            assertThatIllegalStateException().isThrownBy(builder::build);
        }
    }

    private long sizeOfOneRow(double value) throws IOException {
        try (MappedCsrBuilder builder = new MappedCsrBuilder(10, folder)) {
            for (int j = 0; j < 10; j++) {
                builder.add(j, value);
            }
            builder.endRow();
            try (MappedCsrMatrix matrix = builder.build()) {
                return matrix.fileBytes();
            }
        }
    }

    private static void fill(CsrBuilder plain, MappedCsrBuilder builder) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ROWS; i++) {
            int length = i == 300 ? COLUMNS : i % 7 == 0 ? 0 : random.nextInt(400);
            for (int k = 0; k < length; k++) {
                int column = i == 300 ? k : random.nextInt(COLUMNS);
                // Blocks of small counts, then of large ones, then of fractions.
                double value = i < 400 ? 1 + k % 3 : i < 600 ? 1_000 : random.nextDouble(-3, 3);
                plain.add(column, value);
                builder.add(column, value);
            }
            plain.endRow();
            builder.endRow();
        }
    }

    private static CsrMatrix copy(SparseRows x, int fromRow, int toRow) {
        CsrBuilder builder = new CsrBuilder(x.columns());
        int[] next = {fromRow};
        x.forEachBlock(fromRow, toRow, (block, from, to, offset) -> {
            for (int i = from; i < to; i++) {
                assertThat(i + offset).isEqualTo(next[0]++);
                for (int k = block.rowStart(i); k < block.rowStart(i + 1); k++) {
                    builder.add(block.columnAt(k), block.valueAt(k));
                }
                builder.endRow();
            }
        });
        assertThat(next[0]).isEqualTo(toRow);
        return builder.build();
    }
}
