package org.ridgeline.model.gpu.ptx;

import java.util.Locale;

/**
 * Who touched each four bytes of a stretch of memory last, which tells races from ordered accesses. Two accesses by different threads of
 * one launch, at least one of them a write, are a race unless a barrier of their own block stands between them; that two threads
 * write the same value excuses nothing.
 *
 * <p>An access is packed as phase (36 bits), line (16), two marks and thread (10). Of reads only the last is kept, with marks that other
 * blocks of the launch, or other threads of the phase, have read as well; that is enough, since a write conflicts with any of them.
 */
final class Shadow {

    /** The bytes of a cell; no kernel of ours writes fewer at once. */
    static final int CELL = 4;

    private static final long MANY_BLOCKS = 1 << 11;
    private static final long MANY_THREADS = 1 << 10;

    private final Clock clock;
    private final boolean shared;
    private final long[] writes;
    private final long[] reads;

    /**
     * Starts with nothing touched.
     *
     * @param shared whether each block has a memory of its own here, so that blocks never meet
     */
    Shadow(int bytes, boolean shared, Clock clock) {
        this.clock = clock;
        this.shared = shared;
        this.writes = new long[(bytes + CELL - 1) / CELL];
        this.reads = new long[writes.length];
    }

    /** Returns whether a thread of this block has written the cell. */
    boolean writtenInThisBlock(int cell) {
        return clock.inThisBlock(phase(writes[cell]));
    }

    boolean writtenInThisLaunch(int cell) {
        return clock.inThisLaunch(phase(writes[cell]));
    }

    void read(int cell, int thread, int line) {
        long write = writes[cell];
        if (conflicts(write, thread)) {
            throw race("reads", "wrote", write);
        }
        long before = reads[cell];
        long marks = 0;
        if (counts(phase(before))) {
            if (!clock.inThisBlock(phase(before))) {
                marks = MANY_BLOCKS;
            } else if (phase(before) != clock.phase()) {
                marks = before & MANY_BLOCKS;
            } else {
                marks = before & (MANY_BLOCKS | MANY_THREADS) | (thread(before) == thread ? 0 : MANY_THREADS);
            }
        }
        reads[cell] = access(thread, line) | marks;
    }

    void write(int cell, int thread, int line) {
        long write = writes[cell];
        if (conflicts(write, thread)) {
            throw race("writes", "wrote", write);
        }
        long read = reads[cell];
        if (conflicts(read, thread)
                || counts(phase(read)) && (read & MANY_BLOCKS) != 0
                || phase(read) == clock.phase() && (read & MANY_THREADS) != 0) {
            throw race("writes", "read", read);
        }
        writes[cell] = access(thread, line);
    }

    private boolean conflicts(long before, int thread) {
        long phase = phase(before);
        return counts(phase) && (!clock.inThisBlock(phase) || phase == clock.phase() && thread(before) != thread);
    }

    /** Returns whether an access of this phase was to the memory of now and within the launch. */
    private boolean counts(long phase) {
        return shared ? clock.inThisBlock(phase) : clock.inThisLaunch(phase);
    }

    private Fault race(String does, String did, long before) {
        boolean several = (before & (MANY_BLOCKS | MANY_THREADS)) != 0 && did.equals("read");
        boolean sameBlock = clock.inThisBlock(phase(before)) && (before & MANY_BLOCKS) == 0;
        return new Fault(String.format(
                Locale.ROOT,
                "race: %s what block %d, thread %d%s %s at PTX line %d, %s",
                does,
                clock.blockOf(phase(before)),
                thread(before),
                several ? " and others" : "",
                did,
                before >>> 12 & 0xffff,
                sameBlock ? "with no barrier between" : "and nothing orders blocks"));
    }

    private long access(int thread, int line) {
        return clock.phase() << 28 | (line & 0xffffL) << 12 | thread;
    }

    private static long phase(long access) {
        return access >>> 28;
    }

    private static int thread(long access) {
        return (int) access & 0x3ff;
    }
}
