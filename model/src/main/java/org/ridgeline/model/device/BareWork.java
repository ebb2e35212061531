package org.ridgeline.model.device;

/**
 * A device's bare work with a matrix X (n x d), to be timed: its vectors stay where the device has them, so that nothing is copied to it or
 * from it. What is asked for may still run when a method returns; {@link #finish} waits for it.
 */
public interface BareWork extends AutoCloseable {

    /** Computes Xv. */
    void multiply();

    /** Computes Xᵀu. */
    void multiplyTransposed();

    /** Copies {@link #copyBytes} within the device's memory. */
    void copy();

    /** Returns how many bytes a copy reads, and writes. */
    long copyBytes();

    /** Waits until all that was asked for is done. */
    void finish();

    /** Frees what was allocated for this. */
    @Override
    void close();
}
