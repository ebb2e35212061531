package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpusTest {

    @TempDir
    Path root;

    @Test
    void aMachineWithoutADriverIsToldWhatWasLookedFor() {
        assertThat(Gpus.obstacle("Linux", "amd64", new DriverLibrary(root, "")).orElseThrow())
                .startsWith(
                        "no GPU: looked for libcuda.so.1, the library of NVIDIA's driver, in LD_LIBRARY_PATH (not set)")
                .contains(root.resolve("etc/ld.so.cache").toString())
                .contains("the kernel's driver is not there either")
                .contains("there is no device node " + root.resolve("dev/nvidia0"))
                .endsWith("Install NVIDIA's driver, or use `device` cpu or auto");
    }

    @Test
    void anotherSystemIsToldWhichIsNeeded() {
        assertThat(Gpus.obstacle("Mac OS X", "aarch64", new DriverLibrary(root, ""))
                        .orElseThrow())
                .contains("expected Linux on x86-64")
                .contains("got Mac OS X on aarch64");
    }

    @Test
    void theLibraryIsFoundInAFolder() throws IOException {
        Path library = library("usr/local/nvidia/lib64");
        assertThat(new DriverLibrary(root, "").find()).contains(library);
        assertThat(Gpus.obstacle("Linux", "amd64", new DriverLibrary(root, ""))).isEmpty();
    }

    @Test
    void theLibraryPathComesFirst() throws IOException {
        library("usr/lib64");
        Path mine = library("opt/mine");
        assertThat(new DriverLibrary(root, "/nowhere::" + mine.getParent()).find())
                .contains(mine);
    }

    @Test
    void theLibraryIsFoundInTheLoadersCache() throws IOException {
        Path library = library("opt/odd/place");
        ByteArrayOutputStream cache = new ByteArrayOutputStream();
        cache.write(new byte[] {'g', 'l', 'i', 'b', 'c', 0, (byte) 0xff, 3, 0});
        cache.write("libcuda.so.1\0/opt/odd/place/libcuda.so.1\0libcudart.so.12\0".getBytes(StandardCharsets.US_ASCII));
        Files.createDirectories(root.resolve("etc"));
        Files.write(root.resolve("etc/ld.so.cache"), cache.toByteArray());
        assertThat(new DriverLibrary(root, "").find()).contains(library);
    }

    /** Where JCuda cannot be found at all, a missing driver still gets its own message: none of its classes is asked for. */
    @Test
    void noClassOfJCudaIsNeededToSayThatThereIsNoDriver() throws ReflectiveOperationException, IOException {
        Assumptions.assumeTrue(Gpus.obstacle().isPresent(), "skipped: there is a driver here");
        URL classes = Gpus.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class<?> gpus = loader.loadClass(Gpus.class.getName());
            assertThat(gpus).isNotSameAs(Gpus.class);
            assertThatThrownBy(() -> gpus.getMethod("open").invoke(null))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageStartingWith("no GPU: looked for libcuda.so.1");
            assertThatThrownBy(() -> loader.loadClass("jcuda.driver.JCudaDriver"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }

    private Path library(String folder) throws IOException {
        Path library = root.resolve(folder).resolve("libcuda.so.1");
        Files.createDirectories(library.getParent());
        return Files.createFile(library);
    }
}
