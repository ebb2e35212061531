package org.ridgeline.model.device;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * A fixed number of threads that work through numbered, independent pieces of work.
 *
 * <p>Callers cut work by its size, never by the number of threads, and let each piece write to places of its own: then the
 * result has the same bits for one thread and for many. With one thread everything runs in the caller.
 */
public final class Workers implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;

    /** Starts threads, at least 1 with the caller's; they are daemons and end with {@link #close}, not to be called during {@link #forEach}. */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.threads = threads;
        AtomicInteger number = new AtomicInteger();
        executor = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, work -> {
                    Thread thread = new Thread(work, "ridgeline-worker-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Returns the number of threads that work at a time, the caller's included. */
    public int threads() {
        return threads;
    }

    /**
     * Runs {@code piece.accept(k)} once for each k in [0, pieces), in ascending order of start, and returns when all are
     * done. Must not be called from within a piece. Several threads may call it at a time, and none waits for another's pieces. An
     * exception from a piece ends the call, after the pieces begun are done.
     */
    public void forEach(int pieces, IntConsumer piece) {
        if (executor == null || pieces <= 1) {
            for (int k = 0; k < pieces; k++) {
                piece.accept(k);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable drain = () -> {
            try {
                for (int k = next.getAndIncrement(); k < pieces; k = next.getAndIncrement()) {
                    piece.accept(k);
                }
            } catch (Throwable failure) {
                next.set(pieces);
                throw failure;
            }
        };
        List<Helper> helpers = new ArrayList<>();
        for (int h = 1; h < Math.min(threads, pieces); h++) {
            Helper helper = new Helper(drain);
            helpers.add(helper);
            executor.execute(helper);
        }
        try {
            drain.run();
        } finally {
            helpers.removeIf(Helper::withdraw);
            awaitAll(helpers, 0);
        }
    }

    /** Pieces for a thread of the pool, until their caller has done them all. */
    private static final class Helper extends FutureTask<Void> {

        private final AtomicBoolean taken = new AtomicBoolean();

        Helper(Runnable drain) {
            super(drain, null);
        }

        @Override
        public void run() {
            if (taken.compareAndSet(false, true)) {
                super.run();
            }
        }

        /** Returns true, and it will never run, if no thread of the pool has begun it. */
        boolean withdraw() {
            return taken.compareAndSet(false, true);
        }
    }

    /**
     * Begins work whose result is needed later, on a thread of its own, and returns where to get it; with one thread it is done when
     * it is first asked for. What the work throws is thrown to whoever asks. Where nobody asks, nobody waits, not even {@link #close}: the
     * work may write nothing. May be called from within such work, too.
     */
    public <T> Supplier<T> ahead(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        if (threads > 1) {
            start(task);
        }
        return () -> {
            // Does nothing where a thread has begun it.
            task.run();
            return await(task);
        };
    }

    /** As {@link #ahead}, on a thread of its own in any case: for work that begins before there are workers. */
    public static <T> Supplier<T> early(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        start(task);
        return () -> await(task);
    }

    private static void start(FutureTask<?> task) {
        Thread thread = new Thread(task, "ridgeline-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    /** Waits for every helper from the given one on, also where an earlier one has failed. */
    private static void awaitAll(List<Helper> helpers, int from) {
        if (from == helpers.size()) {
            return;
        }
        try {
            await(helpers.get(from));
        } finally {
            awaitAll(helpers, from + 1);
        }
    }

    private static <T> T await(Future<T> helper) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return helper.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    if (e.getCause() instanceof Error failure) {
                        throw failure;
                    }
                    throw new IllegalStateException("a worker failed", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
