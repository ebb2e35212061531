package org.ridgeline.pipeline.predict;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input that says when it is about to wait for more, so that what is finished can be handed on and a pipe stays live. */
public final class WatchedInput extends FilterInputStream {

    private final Runnable beforeWaiting;

    /** Takes an input, and what is called before each read while nothing is available. */
    public WatchedInput(InputStream in, Runnable beforeWaiting) {
        super(in);
        this.beforeWaiting = beforeWaiting;
    }

    @Override
    public int read() throws IOException {
        tell();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        tell();
        return super.read(bytes, offset, length);
    }

    private void tell() throws IOException {
        if (in.available() == 0) {
            beforeWaiting.run();
        }
    }
}
