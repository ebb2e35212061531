package org.ridgeline.model.gpu.ptx;

/** One thread: its registers, where it is and what it waits for. */
final class ThreadState {

    /** Whether a thread can go on. */
    enum Status {
        RUNNING,
        AT_BARRIER,
        AT_WARP_OPERATION,
        ENDED
    }

    /**
     * How many jumps a thread may take in one launch before it counts as endless: our longest loops, over the stored numbers of a
     * matrix, take some hundred thousand.
     */
    private static final int MOST_JUMPS = 5_000_000;

    /** One for each register and constant of the kernel; see {@link Registers}. */
    final long[] registers;
    /** From 0 in its block. */
    final int thread;
    /** The instruction it runs next. */
    int next;

    Status status = Status.RUNNING;
    private int jumps;

    ThreadState(long[] template, int thread, int threads, int block, int blocks) {
        this.registers = template.clone();
        this.thread = thread;
        Registers.identify(registers, thread, threads, block, blocks);
    }

    void jump(int target) {
        next = target;
        if (++jumps > MOST_JUMPS) {
            throw new Fault("does not end: the thread has jumped " + MOST_JUMPS + " times");
        }
    }

    /** Runs until it ends or waits. */
    void run(Instruction[] code) {
        while (status == Status.RUNNING) {
            Instruction instruction = code[next++];
            if (instruction.runsIn(registers)) {
                instruction.step().run(this);
            }
        }
    }

    /** Returns the instruction it ran last: what it waits at, or what failed. */
    Instruction last(Instruction[] code) {
        return code[next - 1];
    }
}
