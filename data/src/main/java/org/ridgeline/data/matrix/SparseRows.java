package org.ridgeline.data.matrix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * The rows of a sparse matrix X (n x d), in memory or not, for algorithms that pass over them from the first to the last.
 *
 * <p>May be read by several threads at a time.
 */
public sealed interface SparseRows permits CsrMatrix, MappedCsrMatrix {

    /** Returns n. */
    int rows();

    /** Returns d. */
    int columns();

    /** Returns how many nonzeros the rows before row i hold together; i = n gives the number of all. */
    long entriesBefore(int i);

    /** Hands rows [fromRow, toRow) to the visitor, in order, in as many blocks as it takes to read them. */
    void forEachBlock(int fromRow, int toRow, BlockVisitor visitor);

    /** Adds the shape and every row to a digest, the same for rows in memory and in a file; numbers as little-endian bytes. */
    default void updateDigest(MessageDigest digest) {
        ByteBuffer shape = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        digest.update(shape.putInt(rows())
                .putInt(columns())
                .putInt((int) entriesBefore(rows()))
                .array());
        forEachBlock(0, rows(), (block, from, to, offset) -> block.updateDigest(digest, from, to));
    }

    /** Takes rows. */
    interface BlockVisitor {

        /**
         * Takes rows of a block.
         *
         * @param block valid during the call only
         * @param from the first row of the block to take
         * @param to after the last
         * @param offset what to add to a row of the block to have the row of X
         */
        void visit(CsrMatrix block, int from, int to, int offset);
    }
}
