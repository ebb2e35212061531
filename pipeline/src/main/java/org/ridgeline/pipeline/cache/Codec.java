package org.ridgeline.pipeline.cache;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** How a stage's output becomes bytes and comes back, the same to the bit. */
public interface Codec<T> {

    /** Writes the value; equal values give equal bytes. */
    void write(T value, DataOutputStream out) throws IOException;

    /**
     * Returns the value.
     *
     * @param in exactly what {@link #write} wrote, big-endian
     * @throws RuntimeException of any kind if it is something else; the value is then made again
     */
    T read(ByteBuffer in);
}
