package org.ridgeline.data.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes that gzip packed, all members of them. The JDK's stream alone ends without a word where a pipe has nothing ready after a
 * member, and where what follows a member is damaged.
 */
final class GzipMembers extends GZIPInputStream {

    private static final int TRAILER = 8;

    GzipMembers(BufferedInputStream packed) throws IOException {
        super(new Waiting(packed), 1 << 16);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
            throw new ZipException("what follows a part of it is no gzip data");
        }
        return read;
    }

    /** Says that nothing is known to be ready: who asks takes what is there already before waiting for more. */
    @Override
    public int available() {
        return 0;
    }

    /** Says that there is more unless the end was met, and waits to know. */
    private static final class Waiting extends BufferedInputStream {

        Waiting(InputStream in) {
            super(in, 1 << 16);
        }

        @Override
        public synchronized int available() throws IOException {
            mark(1);
            int next = read();
            reset();
            return next < 0 ? 0 : Math.max(1, super.available());
        }
    }
}
