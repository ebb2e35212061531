package org.ridgeline.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgeline.data.dataset.Split;
import org.ridgeline.data.matrix.LabeledMatrix;
import org.ridgeline.eval.metric.BinaryEvaluation;
import org.ridgeline.model.device.CpuSparseProducts;
import org.ridgeline.model.device.Workers;
import org.ridgeline.model.linear.Fit;
import org.ridgeline.model.linear.LinearModel;
import org.ridgeline.model.linear.Objective;
import org.ridgeline.model.solver.LeastSquares;
import org.ridgeline.pipeline.experiment.Experiment;
import org.ridgeline.pipeline.experiment.ExperimentFile;

/**
 * The real treebank against {@code sst_reference.json}, which was computed with NumPy and SciPy from an eigendecomposition of
 * XXᵀ, independently of this project.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenReferenceTest {

    /** What the issue of these numbers asks for. */
    private static final double RELATIVE = 1e-6;

    /** A training error of zero is rounding; both sides are far below this. */
    private static final Offset<Double> ZERO = within(1e-15);

    private static final JsonNode GOLDEN = golden();

    private Workers workers;
    private Vectors vectors;
    private LeastSquares squares;

    @BeforeAll
    void vectorizeTheTreebank() {
        Experiment experiment = ExperimentFile.load("sst-regularization");
        Inputs inputs = Treebank.inputs();
        workers = new Workers(2);
        vectors = VectorizeStage.run(
                TokenizeStage.run(
                        FetchStage.run(experiment, inputs, (done, total) -> {}).corpus(),
                        experiment.tokenSettings(),
                        workers),
                experiment.features().settings());
        squares = new LeastSquares(vectors.examples().get(Split.TRAIN), workers);
    }

    @AfterAll
    void stop() {
        if (workers != null) {
            workers.close();
        }
    }

    @Test
    void everyCountOfTheFeaturesIsMet() throws Exception {
        JsonNode features = GOLDEN.get("features");
        int vocabulary = features.get("vocabulary").asInt();
        assertThat(vectors.bag().vocabulary().size()).isEqualTo(vocabulary);
        assertThat(vectors.bag().columns()).isEqualTo(vocabulary + 1);
        assertThat(sortedWordsHash())
                .isEqualTo(features.get("vocabulary_sha256_of_sorted_words_joined_by_newline_utf8")
                        .asText());
        for (Split split : Split.values()) {
            LabeledMatrix rows = vectors.examples().get(split);
            assertThat(rows.rows())
                    .isEqualTo(GOLDEN.at("/corpus/binary/" + split.key()).asInt());
            assertThat(rows.matrix().nonzeros() - rows.rows())
                    .isEqualTo(features.get("nonzeros_" + split.key() + "_without_bias")
                            .asInt());
            assertThat(vectors.parts().get(split).tokens())
                    .isEqualTo(GOLDEN.at("/corpus/tokens_binary/" + split.key()).asLong());
        }
        assertThat(vectors.parts().get(Split.TRAIN).unknownTokens()).isZero();
        assertThat(vectors.parts().get(Split.TEST).tokens()
                        - vectors.parts().get(Split.TEST).unknownTokens())
                .isEqualTo(features.get("sum_counts_test_in_vocabulary").asLong());
        assertThat(hapaxWords()).isEqualTo(features.get("hapax_words").asLong());
    }

    @Test
    void rankAndDuplicatesAreMet() {
        JsonNode features = GOLDEN.get("features");
        assertThat(squares.facts().orElseThrow().duplicateRows())
                .isEqualTo(features.get("duplicate_train_rows").asInt());
        assertThat(squares.facts().orElseThrow().conflictingRows()).isZero();
        assertThat(squares.rank())
                .hasValue(features.get("rank_of_train_matrix_with_bias").asInt());
        assertThat(squares.largestSingularValue())
                .isCloseTo(features.get("largest_singular_value").asDouble(), within(1e-3));
    }

    static List<JsonNode> fits() {
        List<JsonNode> fits = new ArrayList<>();
        GOLDEN.get("fits").forEach(fits::add);
        return fits;
    }

    @ParameterizedTest
    @MethodSource("fits")
    void everyFitIsMet(JsonNode golden) {
        double lambda = golden.get("lambda").asDouble();
        Fit fit = squares.fit(
                lambda, ExperimentFile.load("sst-regularization").solver().settings());
        LinearModel model = LinearModel.of(fit.weights(), lambda, true);
        for (Split split : Split.values()) {
            LabeledMatrix rows = vectors.examples().get(split);
            JsonNode expected = golden.get(split.key());
            BinaryEvaluation measured = BinaryEvaluation.of(rows.matrix().multiply(fit.weights()), rows.labels());
            assertThat(measured.n()).isEqualTo(expected.get("n").asInt());
            assertThat(measured.correct()).isEqualTo(expected.get("correct").asInt());
            assertThat(measured.mse())
                    .isCloseTo(
                            expected.get("mse").asDouble(),
                            relative(expected.get("mse").asDouble()));
        }
        close(model.norm(), golden.get("weight_norm").asDouble());
        close(model.bias(), golden.get("bias").asDouble());
        close(objective(fit, lambda), golden.get("objective").asDouble());
        for (Map.Entry<String, JsonNode> word : golden.get("weights").properties()) {
            int column = vectors.bag().vocabulary().indexOf(word.getKey());
            // To a millionth of the typical weight: small weights are differences of large ones.
            assertThat(model.weight(column))
                    .as(word.getKey())
                    .isCloseTo(
                            word.getValue().asDouble(),
                            within(RELATIVE
                                    * Math.max(0.1, Math.abs(word.getValue().asDouble()))));
        }
        if (lambda == 0) {
            double smallest =
                    GOLDEN.at("/features/smallest_nonzero_singular_value").asDouble();
            double largest = GOLDEN.at("/features/largest_singular_value").asDouble();
            // The certificate's condition is a Ritz estimate; it has converged when the solver has, to a few digits.
            fit.certificate().condition().ifPresent(condition -> assertThat(condition)
                    .isCloseTo(largest / smallest, within(100.0)));
        }
    }

    private double objective(Fit fit, double lambda) {
        LabeledMatrix train = vectors.examples().get(Split.TRAIN);
        return Objective.ridge(new CpuSparseProducts(train.matrix(), workers), train.labels(), lambda)
                .value(fit.weights());
    }

    private String sortedWordsHash() throws Exception {
        String words = String.join(
                "\n", vectors.bag().vocabulary().words().stream().sorted().toList());
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    private long hapaxWords() {
        long count = 0;
        for (int column = 0; column < vectors.bag().vocabulary().size(); column++) {
            count += vectors.bag().vocabulary().documentFrequency(column) == 1 ? 1 : 0;
        }
        return count;
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, relative(expected));
    }

    private static Offset<Double> relative(double expected) {
        return Math.abs(expected) < 1e-15 ? ZERO : within(RELATIVE * Math.abs(expected));
    }

    private static JsonNode golden() {
        try (InputStream in = GoldenReferenceTest.class.getResourceAsStream("sst_reference.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
