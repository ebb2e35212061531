package org.ridgeline.model.gpu.ptx;

/**
 * One decoded instruction.
 *
 * @param line where it stands in the PTX
 * @param text as it stands there
 * @param predicate the register that decides whether it runs, or -1 for always
 * @param negated whether it runs where the predicate is false
 * @param step what it does
 */
record Instruction(int line, String text, int predicate, boolean negated, Step step) {

    /** What an instruction does to the thread that runs it. */
    @FunctionalInterface
    interface Step {
        void run(ThreadState thread);
    }

    boolean runsIn(long[] registers) {
        return predicate < 0 || registers[predicate] != 0 != negated;
    }
}
