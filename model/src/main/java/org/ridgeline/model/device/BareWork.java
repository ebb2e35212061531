package org.ridgeline.model.device;

/**
 * A device's bare work with a matrix X (n x d), to be timed: its vectors stay where the device has them, so that nothing is copied to it or
 * from it. What is asked for may still run when it returns; {@code finish} waits for it.
 *
 * @param multiply computes Xv
 * @param multiplyTransposed computes Xᵀu
 * @param copy copies so many bytes within the device's memory
 * @param copyBytes how many a copy reads, and writes
 * @param finish waits until all that was asked for is done
 * @param free frees what was allocated for this
 */
public record BareWork(
        Runnable multiply, Runnable multiplyTransposed, Runnable copy, long copyBytes, Runnable finish, Runnable free)
        implements AutoCloseable {

    @Override
    public void close() {
        free.run();
    }
}
