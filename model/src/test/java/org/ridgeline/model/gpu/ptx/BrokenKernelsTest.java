package org.ridgeline.model.gpu.ptx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridgeline.model.gpu.GpuException;

/** Our own kernel {@code sum}, broken in one place of its PTX at a time, is caught: so the tests of the sound one mean something. */
class BrokenKernelsTest {

    private static final int COUNT = 300;

    @Test
    void withoutABarrierItRaces() {
        List<String> caught = new ArrayList<>();
        List<String> broken = without("bar\\.sync\\s+0;");
        for (String ptx : broken) {
            try {
                assertThat(sum(ptx)).isEqualTo(COUNT);
            } catch (GpuException e) {
                caught.add(e.getMessage());
            }
        }
        // Two barriers are not needed here: the first keeps an earlier sum's numbers, and the last lets threads other
        // than 0 read the sum.
        assertThat(broken).hasSize(10);
        assertThat(caught)
                .hasSize(8)
                .allMatch(message -> message.contains("race: ") || message.contains("has not written"));
    }

    @Test
    void anOffsetOfOneElementMoreLeavesTheArray() {
        String ptx = kernel().replaceFirst("\\+1024]", "+1032]");
        assertThatThrownBy(() -> sum(ptx))
                .isInstanceOf(GpuException.class)
                .hasMessageContaining("thread 127")
                .hasMessageContaining("past the last byte of shared array block_sums, which has 2048");
    }

    @Test
    void aTestOfLessOrEqualReadsPastTheEnd() {
        String ptx = kernel().replaceFirst("setp\\.ge\\.s32", "setp.gt.s32");
        assertThatThrownBy(() -> sum(ptx, 100))
                .isInstanceOf(GpuException.class)
                .hasMessageContaining("thread 100")
                .hasMessageContaining("reads 8 bytes at 1 past the last byte of allocation 1, which has 800");
    }

    private static double sum(String ptx) {
        return sum(ptx, COUNT);
    }

    /** Returns the sum of so many ones. */
    private static double sum(String ptx, int count) {
        try (InterpretedGpu gpu = new InterpretedGpu(ptx)) {
            double[] ones = new double[count];
            Arrays.fill(ones, 1);
            long partials = Devices.put(gpu, ones);
            long sum = gpu.allocate(8);
            gpu.launch("sum", 1, 256, count, partials, sum);
            return Devices.doubles(gpu, sum, 1)[0];
        }
    }

    /** Returns the kernel as often as the pattern stands in it, each time without one of its places. */
    private static List<String> without(String pattern) {
        String kernel = kernel();
        List<String> broken = new ArrayList<>();
        Matcher place = Pattern.compile(pattern).matcher(kernel);
        while (place.find()) {
            broken.add(kernel.substring(0, place.start()) + kernel.substring(place.end()));
        }
        return broken;
    }

    /** Returns the PTX up to the end of {@code sum}, its first kernel. */
    private static String kernel() {
        String all = Devices.resource("/org/ridgeline/model/gpu/kernels.ptx");
        return all.substring(0, all.indexOf("\n}\n") + 3);
    }
}
