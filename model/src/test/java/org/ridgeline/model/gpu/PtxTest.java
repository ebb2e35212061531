package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jcuda.nvptxcompiler.JNvPTXCompiler;
import jcuda.nvptxcompiler.nvPTXCompilerHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PtxTest {

    private static final Path SOURCES = Path.of(System.getProperty("ridgeline.home"), "model/src/main/cuda");

    @Test
    void belongsToTheSources() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(SOURCES.resolve("build")));
        for (String end : List.of(".cu", ".cuh")) {
            try (Stream<Path> files = Files.list(SOURCES)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(end)).sorted().toList()) {
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        assertThat(Gpus.ptx().lines().findFirst())
                .as("run model/src/main/cuda/build after a change of the sources")
                .contains("// sources " + HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void roundsAfterEachOperation() {
        // Without .rn the driver may contract a product and a sum; fma is such a contraction.
        assertThat(Pattern.compile("\\b(fma|(mul|add|sub|div|sqrt)\\.(f32|f64|approx|ftz))")
                        .matcher(Gpus.ptx())
                        .find())
                .isFalse();
    }

    @Test
    void addsNoFloatingPointNumbersAtomically() {
        assertThat(Pattern.compile("[\\s}](atom|red)\\.").matcher(Gpus.ptx()).find())
                .isFalse();
    }

    /** Pascal (2016), Volta, Ampere and Hopper (2022). */
    @ParameterizedTest
    @ValueSource(strings = {"sm_60", "sm_70", "sm_80", "sm_90"})
    void compilesFor(String architecture) throws IOException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "NVIDIA's compiler is here for Linux on x86-64 only");
        assumeFalse(
                Files.readString(Path.of(System.getProperty("java.home"), "release"))
                        .contains("LIBC=\"musl\""),
                "NVIDIA's compiler has no library for musl");
        JNvPTXCompiler.setExceptionsEnabled(false);
        // Its length counts a closing zero.
        byte[] text = (Gpus.ptx() + "\0").getBytes(StandardCharsets.US_ASCII);
        nvPTXCompilerHandle handle = new nvPTXCompilerHandle();
        assertThat(JNvPTXCompiler.nvPTXCompilerCreate(handle, text.length, text))
                .as("compiler created")
                .isZero();
        try {
            int status = JNvPTXCompiler.nvPTXCompilerCompile(handle, 1, new String[] {"--gpu-name=" + architecture});
            assertThat(status).as(() -> errors(handle)).isZero();
            long[] size = new long[1];
            JNvPTXCompiler.nvPTXCompilerGetCompiledProgramSize(handle, size);
            assertThat(size[0]).as("bytes of the program").isGreaterThan(10_000);
        } finally {
            JNvPTXCompiler.nvPTXCompilerDestroy(handle);
        }
    }

    private static String errors(nvPTXCompilerHandle handle) {
        long[] size = new long[1];
        JNvPTXCompiler.nvPTXCompilerGetErrorLogSize(handle, size);
        byte[] log = new byte[(int) size[0] + 1];
        JNvPTXCompiler.nvPTXCompilerGetErrorLog(handle, log);
        return new String(log, StandardCharsets.US_ASCII);
    }
}
