package org.ridgeline.data.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file or folder that a {@link RowReader} reads, as bytes or as characters.
 *
 * @param path where it is; {@link DataFiles#STANDARD_INPUT} for the standard input
 * @param source how it is to be understood
 * @param standardInput what that path stands for
 */
record OpenedFile(Path path, DataFiles source, InputStream standardInput) {

    /** Returns what messages call it. */
    String name() {
        return path.equals(DataFiles.STANDARD_INPUT) ? "standard input" : path.toString();
    }

    /** Returns its bytes, unpacked if they begin as gzip does: names may lie. */
    InputStream bytes() throws IOException {
        InputStream in = path.equals(DataFiles.STANDARD_INPUT) ? standardInput : Files.newInputStream(path);
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        return first == 0x1f && second == 0x8b ? new GzipMembers(buffered) : buffered;
    }

    /** Returns its characters. */
    RetainedText text() throws IOException {
        return new RetainedText(new DecodedText(bytes(), source.charset()), 2 * DocumentReader.MAX_LINE);
    }
}
