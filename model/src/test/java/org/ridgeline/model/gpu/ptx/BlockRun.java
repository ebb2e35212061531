package org.ridgeline.model.gpu.ptx;

import java.util.Arrays;
import java.util.Locale;
import org.ridgeline.model.gpu.GpuException;

/**
 * One block of a launch. Each thread runs until it ends or must wait; a warp's exchange runs once all that its mask names have come, and
 * the barrier opens once every thread of the block has come to the same one. No instruction but those can wait, so when nobody can go on
 * the block is stuck on a device as well, or would be on some.
 */
final class BlockRun {

    private static final int WARP = 32;

    private final Kernel kernel;
    private final Instruction[] code;
    private final int block;
    private final ThreadState[] threads;
    private final ThreadState[][] warps;
    private final Clock clock;

    BlockRun(Kernel kernel, long[] template, int block, int blocks, int threads, Clock clock) {
        this.kernel = kernel;
        this.code = kernel.code();
        this.block = block;
        this.clock = clock;
        this.threads = new ThreadState[threads];
        for (int t = 0; t < threads; t++) {
            this.threads[t] = new ThreadState(template, t, threads, block, blocks);
        }
        this.warps = new ThreadState[(threads + WARP - 1) / WARP][];
        for (int w = 0; w < warps.length; w++) {
            warps[w] = Arrays.copyOfRange(this.threads, w * WARP, Math.min(threads, (w + 1) * WARP));
        }
    }

    /**
     * Runs the block to its end.
     *
     * @throws GpuException that names kernel, block, thread, line and what a thread did wrong, or where the block is stuck
     */
    void run() {
        clock.nextBlock();
        while (true) {
            for (ThreadState[] warp : warps) {
                run(warp);
            }
            if (Arrays.stream(threads).allMatch(thread -> thread.status == ThreadState.Status.ENDED)) {
                return;
            }
            openBarrier();
        }
    }

    private void run(ThreadState[] warp) {
        boolean exchanged;
        do {
            for (ThreadState thread : warp) {
                try {
                    thread.run(code);
                } catch (Fault fault) {
                    throw failed(thread, fault);
                }
            }
            exchanged = false;
            for (ThreadState thread : warp) {
                exchanged |= thread.status == ThreadState.Status.AT_WARP_OPERATION && exchange(warp, thread);
            }
        } while (exchanged);
    }

    private boolean exchange(ThreadState[] warp, ThreadState thread) {
        try {
            return ((WarpOperation) thread.last(code).step()).tryExchange(warp, thread);
        } catch (Fault fault) {
            throw failed(thread, fault);
        }
    }

    private void openBarrier() {
        for (ThreadState thread : threads) {
            if (thread.status != ThreadState.Status.AT_BARRIER || thread.next != threads[0].next) {
                throw stuck();
            }
        }
        clock.nextPhase();
        for (ThreadState thread : threads) {
            thread.status = ThreadState.Status.RUNNING;
        }
    }

    private GpuException failed(ThreadState thread, Fault fault) {
        Instruction at = thread.last(code);
        return new GpuException(
                String.format(
                        Locale.ROOT,
                        "kernel %s, block %d, thread %d, PTX line %d, %s: %s",
                        kernel.name(),
                        block,
                        thread.thread,
                        at.line(),
                        at.text(),
                        fault.getMessage()),
                fault);
    }

    /** Says where the threads are: at most a few places, each with how many are there. */
    private GpuException stuck() {
        StringBuilder places = new StringBuilder();
        int from = 0;
        for (int t = 1; t <= threads.length; t++) {
            if (t == threads.length || !place(threads[t]).equals(place(threads[from]))) {
                places.append(from == 0 ? "" : "; ")
                        .append(t - from == 1 ? "thread " + from : "threads " + from + " to " + (t - 1))
                        .append(' ')
                        .append(place(threads[from]));
                from = t;
            }
        }
        return new GpuException(String.format(
                Locale.ROOT,
                "kernel %s, block %d: the threads do not wait for the same: %s",
                kernel.name(),
                block,
                places));
    }

    private String place(ThreadState thread) {
        Instruction at = thread.last(code);
        return (thread.status == ThreadState.Status.ENDED ? "ended" : "at " + at.text()) + " (PTX line " + at.line()
                + ")";
    }
}
