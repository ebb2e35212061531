package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinsTest {

    @Test
    void oneBinHasZeroInItsMiddleAndEdgesAreRound() {
        // 2 * 3.8 / 60 = 0.127, so 0.2 wide; 19 bins on either side of the middle one reach 3.9.
        assertThat(Bins.around(new double[][] {{-3.8, 1}, {2.5}}, 60)).isEqualTo(new Bins(-3.9, 0.2, 39));
        assertThat(Bins.around(new double[][] {{0.004}}, 4)).isEqualTo(new Bins(-0.005, 0.002, 5));
    }

    @Test
    void everyValueIsCountedOnce() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            double scale = Math.pow(10, random.nextDouble(-8, 8));
            double[] values =
                    random.doubles(50, -1, 1).map(value -> value * scale).toArray();
            Bins bins = Bins.around(new double[][] {values}, 40);
            List<Long> counts = bins.count("values", values).bins();
            assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(50);
            assertThat(bins.number()).isBetween(15, 43).matches(number -> number % 2 == 1);
            for (double value : values) {
                assertThat(Math.abs(value)).isLessThanOrEqualTo(-bins.from() * (1 + 1e-12));
            }
        }
    }

    @Test
    void zerosAloneNeedOneBin() {
        Bins bins = Bins.around(new double[][] {new double[3]}, 40);
        assertThat(bins.count("zeros", new double[3]).bins())
                .hasSize(bins.number())
                .containsOnlyOnce(3L);
    }
}
