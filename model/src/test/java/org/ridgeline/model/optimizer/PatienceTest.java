package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Scaling;
import org.ridgeline.model.optimizer.Stopping.Reason;

/** What follows from a validation error that is written down beforehand. */
class PatienceTest {

    private static final Workers WORKERS = new Workers(1);
    private final Objective mean = Objective.ridge(Examples.sparse(21, 150, 60), Scaling.MEAN, 1, WORKERS);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @Test
    void patienceEndsWhenTheValidationErrorNoLongerFalls() {
        Descent.Measures scripted = scripted(5, 4, 3, 3.5, 2.9, 3, 3, 3, 3, 3);
        DescentPlan plan = new DescentPlan(
                UpdateRule.gradientDescent(), StepSize.halveOnRise(0.01), 0, 0, new Stopping(100, 0, 0, 3, 1e9), 1);
        List<EpochRecord> history = new ArrayList<>();
        assertThat(new Descent(mean, plan, scripted, new double[60]).run(history::add))
                .isEqualTo(Reason.PATIENCE);
        // 2.9 in epoch 4 is the least; epochs 5, 6, 7 bring no other. The error rose after epochs 3 and 5.
        assertThat(history).hasSize(8);
        assertThat(history.get(4).stepSize()).isEqualTo(0.005);
        assertThat(history.get(7).stepSize()).isEqualTo(0.0025);
    }

    @ParameterizedTest(name = "patience {0}, at most {1} epochs")
    @CsvSource({
        "3, 100, PATIENCE, 9",
        "4, 100, PATIENCE, 12",
        "6, 100, PATIENCE, 12",
        "7, 13, PATIENCE, 13",
        "7, 12, EPOCHS, 12",
        "8, 13, EPOCHS, 13"
    })
    void patienceCountsEpochsWhereTheHistoryHasAnEntryEveryThird(int patience, int most, Reason reason, int last) {
        DescentPlan plan = new DescentPlan(
                UpdateRule.gradientDescent(),
                StepSize.constant(0.01),
                0,
                0,
                new Stopping(most, 0, 0, patience, 1e9),
                3);
        // The start, then epochs 3, 6 (the least), 9, 12, and the last.
        Descent descent = new Descent(mean, plan, scripted(5, 4, 3, 3.5, 3.5, 3.5), new double[60]);
        assertThat(descent.run(record -> {})).isEqualTo(reason);
        assertThat(descent.epochs()).isEqualTo(last);
    }

    private static Descent.Measures scripted(double... errors) {
        int[] call = {0};
        return new Descent.Measures() {
            @Override
            public Map<String, Double> of(double[] w) {
                return Map.of("error", errors[call[0]++]);
            }

            @Override
            public Optional<String> validation() {
                return Optional.of("error");
            }
        };
    }
}
