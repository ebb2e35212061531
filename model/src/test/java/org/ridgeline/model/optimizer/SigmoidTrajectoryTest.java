package org.ridgeline.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgeline.data.matrix.CsrBuilder;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Loss;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.linear.Regularizer;
import org.ridgeline.model.linear.Scaling;

/** The lecture's sigmoid neuron against {@code optimizers_sigmoid.json}, computed with NumPy independently of this project. */
class SigmoidTrajectoryTest {

    private static final Offset<Double> GOLDEN = within(1e-9);
    private static final JsonNode FILE = file();
    private static final Workers WORKERS = new Workers(1);
    private static final MomentumSchedule GAMMA = MomentumSchedule.constant(0.9);

    private static final Map<String, UpdateRule> RULES = Map.of(
            "gd", UpdateRule.gradientDescent(),
            "momentum", UpdateRule.momentum(GAMMA),
            "nesterov", UpdateRule.nesterov(GAMMA),
            "adagrad", UpdateRule.adaGrad(1e-8),
            "rmsprop", UpdateRule.rmsProp(0.9, 1e-8),
            "adam", UpdateRule.adam(0.9, 0.999, 1e-8, true));

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "gd eta=1, gd, 1, 0",
        "momentum eta=1 gamma=0.9, momentum, 1, 0",
        "nesterov eta=1 gamma=0.9, nesterov, 1, 0",
        "adagrad eta=0.1 eps=1e-8, adagrad, 0.1, 0",
        "rmsprop eta=0.1 beta=0.9 eps=1e-8, rmsprop, 0.1, 0",
        "adam eta=0.1 beta1=0.9 beta2=0.999 eps=1e-8, adam, 0.1, 0",
        "sgd eta=1 (step = epoch), gd, 1, 1",
        "sgd-momentum eta=1 gamma=0.9 (step = epoch), momentum, 1, 1",
        "sgd-nesterov eta=1 gamma=0.9 (step = epoch), nesterov, 1, 1"
    })
    void everyListedStepIsMet(String run, String rule, double eta, int batchSize) {
        JsonNode expected = FILE.get("runs").get(run);
        int last = expected.get(expected.size() - 1).get("step").asInt();
        DescentPlan plan = new DescentPlan(
                RULES.get(rule),
                StepSize.constant(eta),
                batchSize,
                DescentPlan.IN_ORDER,
                Stopping.afterEpochs(last),
                1);
        Descent descent = new Descent(neuron(), plan, Descent.Measures.none(), new double[] {-2, -2});
        Map<Integer, double[]> visited = new HashMap<>();
        for (int epoch = 1; epoch <= last; epoch++) {
            descent.epoch(record -> {});
            visited.put(epoch, descent.parameters());
        }
        for (JsonNode step : expected) {
            double[] w = visited.get(step.get("step").asInt());
            assertThat(w[0]).isCloseTo(step.get("w").asDouble(), GOLDEN);
            assertThat(w[1]).isCloseTo(step.get("b").asDouble(), GOLDEN);
            assertThat(neuron().value(w)).isCloseTo(step.get("half_sum_loss").asDouble(), GOLDEN);
        }
    }

    @Test
    void theGuessTableOfTheLectureIsMet() {
        for (JsonNode guess : FILE.get("guess_table")) {
            double loss = neuron().value(new double[] {
                guess.get("w").asDouble(), guess.get("b").asDouble()
            });
            assertThat(loss).isCloseTo(guess.get("half_sum_loss").asDouble(), within(1e-12));
        }
    }

    /** Points (0.5, 0.2) and (2.5, 0.9), half-sum of squares. */
    private static Objective neuron() {
        CsrBuilder builder = new CsrBuilder(2);
        for (double x : new double[] {0.5, 2.5}) {
            builder.add(0, x);
            builder.add(1, 1);
            builder.endRow();
        }
        LabeledMatrix points = new LabeledMatrix(builder.build(), new double[] {0.2, 0.9});
        CpuSparseProducts products = new CpuSparseProducts(points.matrix(), WORKERS);
        return new Objective(points, products, Loss.SIGMOID_SQUARED, Regularizer.NONE, 0, Scaling.HALF_SUM);
    }

    private static JsonNode file() {
        try (InputStream in = SigmoidTrajectoryTest.class.getResourceAsStream("optimizers_sigmoid.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
