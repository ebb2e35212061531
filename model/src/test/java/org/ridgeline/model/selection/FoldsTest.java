package org.ridgeline.model.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldsTest {

    private static double[] labels(int n, double positive) {
        SplittableRandom random = new SplittableRandom(n);
        return IntStream.range(0, n)
                .mapToDouble(i -> random.nextDouble() < positive ? 1 : -1)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0.5", "103, 5, 0.5", "100, 10, 0.1", "7, 7, 0.5", "50, 3, 1"})
    void foldsPartitionTheRowsInEqualSharesOfEachLabel(int n, int count, double positive) {
        double[] labels = labels(n, positive);
        Folds folds = Folds.stratified(labels, count, 1);
        int[] seen = new int[n];
        for (int fold = 0; fold < count; fold++) {
            int[] in = folds.in(fold);
            Arrays.stream(in).forEach(i -> seen[i]++);
            assertThat(in.length).isBetween(n / count, (n + count - 1) / count);
            assertThat(IntStream.concat(Arrays.stream(in), Arrays.stream(folds.outside(fold)))
                            .sorted()
                            .toArray())
                    .isEqualTo(IntStream.range(0, n).toArray());
            for (double label : new double[] {-1, 1}) {
                long all = Arrays.stream(labels).filter(each -> each == label).count();
                long here = Arrays.stream(in).filter(i -> labels[i] == label).count();
                assertThat(here).isBetween(all / count, (all + count - 1) / count);
            }
        }
        assertThat(seen).containsOnly(1);
    }

    @Test
    void theSeedDecides() {
        double[] labels = labels(60, 0.5);
        assertThat(Folds.stratified(labels, 4, 3).foldOf())
                .isEqualTo(Folds.stratified(labels, 4, 3).foldOf())
                .isNotEqualTo(Folds.stratified(labels, 4, 4).foldOf());
    }

    @Test
    void foldsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.stratified(new double[5], 1, 1))
                .withMessage("expected at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.stratified(new double[5], 6, 1))
                .withMessage("expected at most one for each of 5 training documents, got 6");
    }
}
