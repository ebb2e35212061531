package org.ridgeline.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.CpuDevice;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.selection.Lambdas;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;
import org.ridgeline.pipeline.run.FetchStage;
import org.ridgeline.pipeline.run.Inputs;
import org.ridgeline.pipeline.run.TokenizeStage;
import org.ridgeline.pipeline.run.Treebank;
import org.ridgeline.pipeline.run.VectorizeStage;

/** The path on the real treebank against {@code sst_reference.json}, computed independently with NumPy and SciPy. */
class SstPathTest {

    /** What the issue of these numbers asks for. */
    private static final double RELATIVE = 1e-6;

    /** A training error of zero is rounding; both sides are far below this. */
    private static final double ZERO = 1e-15;

    @Test
    void thePathMeetsTheReferenceAtItsNineLambdas() throws IOException {
        JsonNode golden = golden();
        List<Double> lambdas = new ArrayList<>();
        golden.get("fits").forEach(fit -> lambdas.add(fit.get("lambda").asDouble()));
        assertThat(lambdas).hasSize(9);
        ErrorCurve path = path(new Lambdas(lambdas));
        for (JsonNode fit : golden.get("fits")) {
            ErrorCurve.Point point = path.at(fit.get("lambda").asDouble());
            for (Split split : Split.values()) {
                BinaryEvaluation measured = point.bySplit().get(split);
                double mse = fit.at("/" + split.key() + "/mse").asDouble();
                assertThat(measured.mse())
                        .as(split + " at lambda " + point.at())
                        .isCloseTo(mse, within(Math.max(ZERO, RELATIVE * mse)));
                assertThat(measured.correct())
                        .isEqualTo(fit.at("/" + split.key() + "/correct").asInt());
            }
            double norm = fit.get("weight_norm").asDouble();
            assertThat(point.norm()).isCloseTo(norm, within(RELATIVE * norm));
        }
    }

    private static ErrorCurve path(Lambdas lambdas) {
        Experiment experiment = ExperimentFile.load("sst-regularization");
        Inputs inputs = Treebank.inputs();
        try (Workers workers = new Workers(2)) {
            return LambdaPathStudy.path(
                    VectorizeStage.run(
                                    TokenizeStage.run(
                                            FetchStage.run(experiment, inputs, (done, total) -> {})
                                                    .corpus(),
                                            experiment.tokenSettings(),
                                            workers),
                                    experiment.features().settings())
                            .examples(),
                    lambdas,
                    workers,
                    new CpuDevice(workers),
                    share -> {});
        }
    }

    private static JsonNode golden() throws IOException {
        try (InputStream in = Treebank.class.getResourceAsStream("sst_reference.json")) {
            return new JsonMapper().readTree(in);
        }
    }
}
