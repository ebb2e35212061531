package org.ridgeline.data.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.dataset.Splitting.EveryKth;
import org.ridgeline.data.dataset.Splitting.Stratified;

class SplittingTest {

    @Test
    void aShareOfEachClassIsHeldBackToTheRow() {
        SplittableRandom random = new SplittableRandom(3);
        for (int rows : new int[] {2, 5, 10, 101, 1000}) {
            BitSet positive = new BitSet();
            for (int row = 0; row < rows; row++) {
                positive.set(row, random.nextInt(3) > 0);
            }
            BitSet test = new Stratified(0.2, 1).test(positive, rows);
            BitSet both = (BitSet) test.clone();
            both.and(positive);
            int negatives = rows - positive.cardinality();
            assertThat(both.cardinality()).isEqualTo((int) Math.round(0.2 * positive.cardinality()));
            assertThat(test.cardinality() - both.cardinality()).isEqualTo((int) Math.round(0.2 * negatives));
            assertThat(test.length()).isLessThanOrEqualTo(rows);
        }
    }

    @Test
    void theSeedChoosesTheRowsAndNothingElseDoes() {
        BitSet positive = new BitSet();
        positive.set(0, 50);
        assertThat(new Stratified(0.3, 1).test(positive, 100)).isEqualTo(new Stratified(0.3, 1).test(positive, 100));
        assertThat(new Stratified(0.3, 2).test(positive, 100)).isNotEqualTo(new Stratified(0.3, 1).test(positive, 100));
    }

    /** Over many seeds each row is held back as often as any other, within five standard deviations. */
    @Test
    void everyRowHasTheSameChance() {
        BitSet positive = new BitSet();
        positive.set(0, 10);
        int[] held = new int[20];
        int seeds = 4000;
        for (long seed = 1; seed <= seeds; seed++) {
            new Stratified(0.4, seed).test(positive, 20).stream().forEach(row -> held[row]++);
        }
        double deviation = Math.sqrt(seeds * 0.4 * 0.6);
        assertThat(held).satisfies(counts -> {
            for (int count : counts) {
                assertThat((double) count).isBetween(seeds * 0.4 - 5 * deviation, seeds * 0.4 + 5 * deviation);
            }
        });
    }

    @Test
    void everyFifthRowIsTheFifthTheTenthAndSoOn() {
        assertThat(new EveryKth(5).test(new BitSet(), 12).stream()).containsExactly(4, 9);
        assertThat(new Splitting.None().test(new BitSet(), 12).isEmpty()).isTrue();
    }

    @Test
    void aColumnNamesParts() {
        assertThat(Split.of("Train")).contains(Split.TRAIN);
        assertThat(Split.of("test")).contains(Split.TEST);
        assertThat(Split.of("validation")).contains(Split.DEV);
        assertThat(Split.of("unsup")).isEmpty();
        assertThatThrownBy(() -> Split.of("x")).hasMessageContaining("train, test or dev");
    }

    @Test
    void sharesAndStridesThatLeaveNothingAreRefused() {
        for (double share : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> new Stratified(share, 1)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new EveryKth(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
