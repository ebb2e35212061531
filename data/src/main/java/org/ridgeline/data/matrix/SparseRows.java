package org.ridgeline.data.matrix;

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
