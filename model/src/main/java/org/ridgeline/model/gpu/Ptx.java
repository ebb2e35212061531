package org.ridgeline.model.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The kernels as PTX, the text that a driver compiles for its device. Their sources stand in {@code model/src/main/cuda}, and the script
 * {@code build} there writes the PTX.
 */
final class Ptx {

    private static final String RESOURCE = "kernels.ptx";

    private Ptx() {}

    /** Returns the whole text; ASCII. */
    static String text() {
        try (InputStream in = Ptx.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new GpuException("resource " + RESOURCE + " is missing beside " + Ptx.class.getName()
                        + "; build the program anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + RESOURCE + " cannot be read", e);
        }
    }
}
