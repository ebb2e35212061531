package org.ridgeline.model.gpu.ptx;

/** What a thread must not do; whoever runs the thread adds which kernel, block, thread and line. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Fault(String message) {
        super(message);
    }
}
