package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;

class FederatedAveragingTest {

    private static final Workers WORKERS = new Workers(1);
    private final LabeledMatrix examples = Examples.sparse(31, 101, 40);
    private final Objective centralized = Objective.ridge(examples, Scaling.MEAN, 2, WORKERS);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withOneLocalStepItIsCentralizedDescent(boolean even) {
        List<int[]> shards = even ? FederatedAveraging.even(101, 7, 5) : FederatedAveraging.skewed(examples, 7, 5);
        FederatedAveraging federated = new FederatedAveraging(examples, shards, 2, WORKERS);
        double[] w = new double[40];
        for (int round = 0; round < 50; round++) {
            federated.round(w, 1, 0.02);
        }
        Descent descent = new Descent(
                centralized,
                DescentPlan.fullBatch(UpdateRule.gradientDescent(), 0.02, 50),
                Descent.Measures.none(),
                new double[40]);
        descent.run(record -> {});
        assertThat(w).containsExactly(descent.parameters(), within(1e-12));
        // 50 rounds, 7 clients, 40 numbers of 8 bytes down and up.
        assertThat(federated.bytesExchanged()).isEqualTo(50L * 7 * 40 * 8 * 2);
    }

    @Test
    void moreLocalStepsSaveRounds() {
        double start = centralized.value(new double[40]);
        double[] one = new double[40];
        double[] five = new double[40];
        List<int[]> shards = FederatedAveraging.even(101, 4, 1);
        FederatedAveraging federated = new FederatedAveraging(examples, shards, 2, WORKERS);
        for (int round = 0; round < 5; round++) {
            federated.round(one, 1, 0.02);
            federated.round(five, 5, 0.02);
        }
        assertThat(centralized.value(five)).isLessThan(centralized.value(one)).isLessThan(start);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 101})
    void shardsHoldEveryExampleOnce(int clients) {
        for (List<int[]> shards :
                List.of(FederatedAveraging.even(101, clients, 3), FederatedAveraging.skewed(examples, clients, 3))) {
            assertThat(shards).hasSize(clients).allMatch(shard -> shard.length > 0);
            assertThat(shards.stream().flatMapToInt(IntStream::of).sorted().toArray())
                    .containsExactly(IntStream.range(0, 101).toArray());
        }
    }

    @Test
    void aSkewedClientSeesMostlyOneLabel() {
        int pure = 0;
        for (int[] shard : FederatedAveraging.skewed(examples, 8, 3)) {
            long positive =
                    IntStream.of(shard).filter(i -> examples.label(i) > 0).count();
            pure += positive == 0 || positive == shard.length ? 1 : 0;
        }
        assertThat(pure).isGreaterThanOrEqualTo(7);
    }

    @Test
    void overlappingShardsAndWrongCountsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new FederatedAveraging(examples, List.of(new int[] {1, 2}, new int[] {2}), 1, WORKERS))
                .withMessageContaining("row 2 twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FederatedAveraging.even(5, 6, 1))
                .withMessageContaining("got 6");
    }
}
