package org.ridgeline.pipeline.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ridgeline.data.matrix.CsrMatrix;
import org.ridgeline.data.matrix.LabeledMatrix;

/** SciPy's {@code A.T @ (A @ w - y)} on one thread, on the same matrix, in a Python of its own. */
final class ScipyGradient implements AutoCloseable {

    private static final String SCRIPT = "pipeline/benchmarks/src/main/python/gradient.py";

    private final String python;
    private final Path home;
    private final Path data;

    /**
     * Writes the matrix where the script finds it.
     *
     * @param python the command of a Python that has SciPy
     * @throws IOException if the temporary file cannot be written
     */
    ScipyGradient(String python, Path home, LabeledMatrix train) throws IOException {
        this.python = python;
        this.home = home;
        data = Files.createTempFile("ridgeline-gradient", ".bin");
        Files.write(data, bytes(train));
    }

    /** Returns n, d and nonzeros, then row starts, columns, values and labels; all little-endian. */
    private static byte[] bytes(LabeledMatrix train) {
        CsrMatrix x = train.matrix();
        int ints = 3 + x.rows() + 1 + x.nonzeros();
        int doubles = x.nonzeros() + x.rows();
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES * ints + Double.BYTES * doubles)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(x.rows())
                .putInt(x.columns())
                .putInt(x.nonzeros());
        for (int i = 0; i <= x.rows(); i++) {
            out.putInt(x.rowStart(i));
        }
        for (int k = 0; k < x.nonzeros(); k++) {
            out.putInt(x.columnAt(k));
        }
        for (int k = 0; k < x.nonzeros(); k++) {
            out.putDouble(x.valueAt(k));
        }
        for (int i = 0; i < x.rows(); i++) {
            out.putDouble(train.label(i));
        }
        return out.array();
    }

    /**
     * Returns the median time of a gradient in microseconds.
     *
     * @throws IOException if the script fails; its own words are in the message
     */
    double microseconds() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        List.of(python, home.resolve(SCRIPT).toString(), data.toString()))
                .redirectErrorStream(true)
                .start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        if (process.waitFor() != 0) {
            throw new IOException(python + " " + SCRIPT + ": expected a time, got " + said);
        }
        return Double.parseDouble(said);
    }

    @Override
    public void close() throws IOException {
        Files.delete(data);
    }
}
