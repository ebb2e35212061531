package org.ridgeline.data.matrix;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds a {@link MappedCsrMatrix} row by row; it keeps no more of it than a block of rows and eight bytes a row. Rows are ended as those of
 * {@link CsrBuilder} are. Not thread-safe.
 */
public final class MappedCsrBuilder implements Closeable {

    /** Entries after which a block ends, with the row: 300 kB of counts. */
    private static final int BLOCK_ENTRIES = 1 << 16;

    /** A mapped part of the file has at most as many bytes, or one block. */
    private static final int SEGMENT_BYTES = 1 << 30;

    private final int columns;
    private final FileChannel file;
    private CsrBuilder open;
    private int openRows;
    private int firstRow;
    private long[] before = new long[1025];
    private int rows;
    private final List<MappedCsrMatrix.Block> blocks = new ArrayList<>();
    private final List<Long> segmentStarts = new ArrayList<>();
    private long written;
    private boolean built;

    /**
     * Starts a matrix with d columns and no rows.
     *
     * @param folder where the file is made, with a name of its own
     * @throws IOException if it cannot be made
     * @throws IllegalArgumentException if d is negative
     */
    public MappedCsrBuilder(int columns, Path folder) throws IOException {
        this.columns = columns;
        open = new CsrBuilder(columns);
        Path path = Files.createTempFile(folder, "ridgeline-rows-", ".bin");
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        segmentStarts.add(0L);
    }

    /**
     * Adds a value to the entry in the given column of the row being built.
     *
     * @throws IllegalArgumentException if the column is not in [0, d) or the value is not finite
     */
    public void add(int column, double value) {
        open.add(column, value);
    }

    /**
     * Ends the row being built.
     *
     * @throws IOException if the file cannot be written, as on a full disk
     */
    public void endRow() throws IOException {
        open.endRow();
        openRows++;
        if (++rows == before.length) {
            before = Arrays.copyOf(before, 2 * rows);
        }
        before[rows] = before[firstRow] + open.entries();
        if (open.entries() >= BLOCK_ENTRIES) {
            endBlock();
        }
    }

    /**
     * Returns the matrix of all ended rows, which owns the file from now on; the builder ends with it.
     *
     * @throws IOException if the file cannot be written or mapped
     */
    public MappedCsrMatrix build() throws IOException {
        if (built) {
            throw new IllegalStateException("the matrix was built already");
        }
        if (openRows > 0) {
            endBlock();
        }
        List<MappedByteBuffer> segments = new ArrayList<>();
        for (int s = 0; s < segmentStarts.size(); s++) {
            long start = segmentStarts.get(s);
            long end = s + 1 < segmentStarts.size() ? segmentStarts.get(s + 1) : written;
            segments.add(file.map(FileChannel.MapMode.READ_ONLY, start, end - start));
        }
        built = true;
        return new MappedCsrMatrix(columns, Arrays.copyOf(before, rows + 1), file, segments, blocks);
    }

    /** Deletes the file, unless a matrix was built. */
    @Override
    public void close() throws IOException {
        if (!built) {
            file.close();
        }
    }

    private void endBlock() throws IOException {
        CsrMatrix block = open.build();
        boolean small = wholeBytes(block);
        int entries = block.nonzeros();
        int size = Math.multiplyExact(entries, Integer.BYTES + (small ? Byte.BYTES : Double.BYTES));
        int segment = segmentStarts.size() - 1;
        if (written + size - segmentStarts.get(segment) > SEGMENT_BYTES && written > segmentStarts.get(segment)) {
            segmentStarts.add(written);
            segment++;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        for (int k = 0; k < entries; k++) {
            bytes.putInt(block.columnAt(k));
        }
        for (int k = 0; k < entries; k++) {
            if (small) {
                bytes.put((byte) block.valueAt(k));
            } else {
                bytes.putDouble(block.valueAt(k));
            }
        }
        bytes.flip();
        int position = (int) (written - segmentStarts.get(segment));
        for (long at = written; bytes.hasRemaining(); ) {
            at += file.write(bytes, at);
        }
        written += size;
        blocks.add(new MappedCsrMatrix.Block(firstRow, rows, segment, position, small));
        firstRow = rows;
        openRows = 0;
        open = new CsrBuilder(columns);
    }

    private static boolean wholeBytes(CsrMatrix block) {
        for (int k = 0; k < block.nonzeros(); k++) {
            if (block.valueAt(k) != (byte) block.valueAt(k)) {
                return false;
            }
        }
        return true;
    }
}
