package org.ridgeline.model.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Opens this machine's GPU, or says why there is none. No class of JCuda is loaded before the driver's library is there. */
public final class Gpus {

    private Gpus() {}

    /**
     * Returns why {@link #open} cannot succeed here, as far as files tell, at the cost of looking at a few of them; empty if it may. Nothing
     * is loaded.
     */
    public static Optional<String> obstacle() {
        return obstacle(System.getProperty("os.name"), System.getProperty("os.arch"), DriverLibrary.ofThisMachine());
    }

    static Optional<String> obstacle(String system, String architecture, DriverLibrary library) {
        if (!system.equals("Linux") || !(architecture.equals("amd64") || architecture.equals("x86_64"))) {
            return Optional.of("no GPU: expected Linux on x86-64, for which JCuda's libraries are here, got " + system
                    + " on " + architecture + "; use `device` cpu or auto");
        }
        return library.find().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "no GPU: " + library.lookedFor() + ". Install NVIDIA's driver, or use `device` cpu or auto");
    }

    /**
     * Opens the first GPU that the driver names ({@code CUDA_VISIBLE_DEVICES} chooses among several) and compiles the kernels for it.
     *
     * @throws GpuException if there is none or it cannot be used; says what was looked for and what was found
     */
    public static Gpu open() {
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw new GpuException(obstacle.get());
        }
        Path library = DriverLibrary.ofThisMachine().find().orElseThrow();
        try {
            // By its path, so that it is also found in a folder of which the loader does not know; JCuda's own library
            // needs it by name.
            System.load(library.toString());
            return JCudaGpu.open(ptx(), library);
        } catch (LinkageError e) {
            throw new GpuException(
                    "no GPU: NVIDIA's driver library is at " + library + ", but it or JCuda's library for it cannot be"
                            + " loaded: " + firstLine(e)
                            + ". Install a driver for CUDA 12 or newer, or use `device` cpu or auto",
                    e);
        }
    }

    /**
     * Returns the kernels as PTX, the text (ASCII) that a driver compiles for its device. Their sources stand in {@code model/src/main/cuda},
     * and the script {@code build} there writes the PTX.
     */
    static String ptx() {
        try (InputStream in = Gpus.class.getResourceAsStream("kernels.ptx")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("resource kernels.ptx cannot be read", e);
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
