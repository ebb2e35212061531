package org.ridgeline.data.features;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs independent pieces of work on several threads. */
final class Parallel {

    private Parallel() {}

    /** Runs {@code piece.accept(k)} once for each k in [0, pieces) and returns when all are done. */
    static void forEach(int threads, int pieces, IntConsumer piece) {
        if (threads == 1 || pieces <= 1) {
            IntStream.range(0, pieces).forEach(piece);
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(Math.min(threads, pieces));
        try {
            pool.submit(() -> IntStream.range(0, pieces).parallel().forEach(piece))
                    .join();
        } finally {
            pool.shutdown();
        }
    }
}
