package org.ridgeline.pipeline.cli;

import java.io.OutputStream;

/** The console's results as a stream that fails once they can no longer be written, so that a command stops when its reader has gone. */
final class Delivery extends OutputStream {

    private final Console console;

    Delivery(Console console) {
        this.console = console;
    }

    /** Results that cannot be written; {@link Ridgeline} says so and chooses the exit code. */
    static final class Undelivered extends IllegalStateException {

        private static final long serialVersionUID = 1;

        Undelivered() {
            super("standard output cannot be written");
        }
    }

    @Override
    public void write(int one) {
        console.results().write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        console.results().write(bytes, offset, length);
    }

    @Override
    public void flush() {
        if (!console.delivered()) {
            throw new Undelivered();
        }
    }
}
