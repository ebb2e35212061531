package org.ridgeline.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Fails where a reading takes memory out of proportion to what it reads. */
final class Bounded {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Bounded() {}

    /**
     * Runs the reading of {@code size} bytes; fails where it allocates more than {@code fixed} bytes and {@code factor} bytes for each
     * of them. What was freed on the way counts, so the limit is on the sum, and holds for the peak all the more. A reading beyond it
     * is measured once more: the first also loads classes.
     */
    static void run(int size, long fixed, long factor, Runnable reading) {
        long limit = fixed + factor * size;
        if (allocated(reading) > limit) {
            long again = allocated(reading);
            if (again > limit) {
                throw new AssertionError("allocation: expected at most " + limit + " bytes for " + size
                        + " bytes of input, got " + again);
            }
        }
    }

    private static long allocated(Runnable reading) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        reading.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
