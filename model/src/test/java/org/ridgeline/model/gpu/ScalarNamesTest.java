package org.ridgeline.model.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The places of scalars are written twice, in the kernels and here: in one order. */
class ScalarNamesTest {

    @Test
    void conjugateGradientsNameTheKernelsPlaces() throws IOException {
        assertThat(names(GpuConjugateGradient.Scalar.values())).isEqualTo(kernelNames("conjugate_scalars.cuh"));
    }

    @Test
    void lsqrNamesTheKernelsPlaces() throws IOException {
        assertThat(names(GpuLsqr.Scalar.values())).isEqualTo(kernelNames("lsqr_scalars.cuh"));
    }

    @Test
    void theShapeIsTheKernels() throws IOException {
        String sources = source("kernels.cu") + source("products.cuh");
        assertThat(sources)
                .contains("#define THREADS " + Shape.THREADS + "\n")
                .contains("#define LANES " + Shape.LANES + "\n")
                .contains("#define LONG " + Segments.LONG + "\n");
    }

    private static List<String> names(Enum<?>... scalars) {
        return Arrays.stream(scalars).map(Enum::name).toList();
    }

    private static List<String> kernelNames(String file) throws IOException {
        Matcher matcher = Pattern.compile("enum \\{([^}]*)}").matcher(source(file));
        assertThat(matcher.find()).isTrue();
        return List.of(matcher.group(1).strip().split("\\s*,\\s*"));
    }

    private static String source(String file) throws IOException {
        return Files.readString(Path.of(System.getProperty("ridgeline.home"), "model/src/main/cuda", file));
    }
}
