package org.ridgeline.data.matrix;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A sparse matrix X (n x d) in a file that is mapped into memory: the system keeps of it what it has room for. Made by {@link
 * MappedCsrBuilder}; its values are the very ones of a {@link CsrMatrix} of the same entries. More than 2³¹ nonzeros may be in it.
 *
 * <p>The file is a row of blocks of whole rows, each some ten thousand entries: first the columns, four bytes each, then the values, one
 * byte each where all of the block are whole numbers from -128 to 127, as counts are, else eight. Closing deletes the file; the
 * matrix must not be used any more then.
 */
public final class MappedCsrMatrix implements SparseRows, Closeable {

    private final int columns;
    private final long[] before;
    private final FileChannel file;
    private final List<MappedByteBuffer> segments;
    private final Block[] blocks;

    /**
     * Where a block lies.
     *
     * @param firstRow its first row
     * @param endRow after its last
     * @param segment the mapped part of the file it lies in
     * @param position within the segment
     * @param bytes whether each value is a byte
     */
    record Block(int firstRow, int endRow, int segment, int position, boolean bytes) {}

    /** Takes ownership of the arrays and the open file. */
    MappedCsrMatrix(int columns, long[] before, FileChannel file, List<MappedByteBuffer> segments, List<Block> blocks) {
        this.columns = columns;
        this.before = before;
        this.file = file;
        this.segments = List.copyOf(segments);
        this.blocks = blocks.toArray(Block[]::new);
    }

    @Override
    public int rows() {
        return before.length - 1;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public long entriesBefore(int i) {
        return before[i];
    }

    /** Reads each block into memory once; a block that the range cuts is read whole. */
    @Override
    public void forEachBlock(int fromRow, int toRow, BlockVisitor visitor) {
        Objects.checkFromToIndex(fromRow, toRow, rows());
        Buffers buffers = new Buffers();
        for (int b = blockOf(fromRow); b < blocks.length && blocks[b].firstRow < toRow; b++) {
            int first = blocks[b].firstRow;
            visitor.visit(
                    buffers.read(blocks[b]),
                    Math.max(fromRow, first) - first,
                    Math.min(toRow, blocks[b].endRow) - first,
                    first);
        }
    }

    /** Returns the number of the block that holds the row; of n, the number of blocks. */
    private int blockOf(int row) {
        int low = 0;
        int high = blocks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks[middle].endRow <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns how long the file is. */
    public long fileBytes() {
        return segments.stream().mapToLong(MappedByteBuffer::capacity).sum();
    }

    /** Gives the file back and deletes it. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return "MappedCsrMatrix[" + rows() + " x " + columns + ", " + before[rows()] + " nonzeros]";
    }

    /** Arrays that one block after the other is read into. */
    private final class Buffers {

        private int[] starts = new int[0];
        private int[] column = new int[0];
        private double[] value = new double[0];
        private byte[] small = new byte[0];

        CsrMatrix read(Block block) {
            int rows = block.endRow - block.firstRow;
            int entries = (int) (before[block.endRow] - before[block.firstRow]);
            if (starts.length <= rows) {
                starts = new int[rows + 1];
            }
            if (column.length < entries) {
                column = new int[entries];
                value = new double[entries];
                small = new byte[entries];
            }
            for (int i = 0; i <= rows; i++) {
                starts[i] = (int) (before[block.firstRow + i] - before[block.firstRow]);
            }
            ByteBuffer bytes = segments.get(block.segment);
            int at = block.position;
            bytes.slice(at, Integer.BYTES * entries)
                    .order(ByteOrder.nativeOrder())
                    .asIntBuffer()
                    .get(column, 0, entries);
            at += Integer.BYTES * entries;
            if (block.bytes) {
                bytes.get(at, small, 0, entries);
                for (int k = 0; k < entries; k++) {
                    value[k] = small[k];
                }
            } else {
                bytes.slice(at, Double.BYTES * entries)
                        .order(ByteOrder.nativeOrder())
                        .asDoubleBuffer()
                        .get(value, 0, entries);
            }
            return new CsrMatrix(rows, columns, Arrays.copyOf(starts, rows + 1), column, value);
        }
    }
}
