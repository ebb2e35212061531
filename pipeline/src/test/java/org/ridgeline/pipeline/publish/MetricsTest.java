package org.ridgeline.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path shared;

    private static Path run;

    @BeforeAll
    static void publishOnce() throws IOException {
        run = shared.resolve("run");
        PublishedRun.at(run);
    }

    @Test
    void metricsHoldWhatTheTableShows() throws IOException {
        JsonNode metrics = JSON.readTree(run.resolve("metrics.json").toFile());
        assertThat(metrics.get("synthetic").booleanValue()).isTrue();
        assertThat(metrics.get("notice").textValue()).isEqualTo("synthetic, not comparable with the book");
        assertThat(metrics.get("corpus").get("name").textValue()).isEqualTo("synthetic-1-400");
        assertThat(metrics.get("cells").size()).isEqualTo(12);
        for (String fit : List.of("none", "l2")) {
            for (String split : List.of("train", "dev", "test")) {
                JsonNode measured = metrics.get("fits").get(fit).get("splits").get(split);
                int n = measured.get("n").intValue();
                int correct = measured.get("correct").intValue();
                assertThat(n)
                        .isEqualTo(metrics.get("features")
                                .get("splits")
                                .get(split)
                                .get("documents")
                                .intValue());
                assertThat(measured.get("accuracy").doubleValue()).isEqualTo((double) correct / n);
                assertThat(metrics.get("cells").get(fit + "/" + split + " accuracy"))
                        .isEqualTo(measured.get("accuracy"));
                assertThat(metrics.get("cells").get(fit + "/" + split + " mse")).isEqualTo(measured.get("mse"));
                JsonNode confusion = measured.get("confusion");
                assertThat(confusion.get("truePositives").intValue()
                                + confusion.get("trueNegatives").intValue())
                        .isEqualTo(correct);
            }
        }
    }

    @Test
    void lambdaIsSaidInAllThreeConventions() throws IOException {
        JsonNode metrics = JSON.readTree(run.resolve("metrics.json").toFile());
        int n = metrics.at("/features/splits/train/documents").intValue();
        JsonNode lambda = metrics.at("/fits/l2/lambda");
        assertThat(lambda.get("onSum").doubleValue()).isEqualTo(1);
        assertThat(lambda.get("onMean").doubleValue()).isEqualTo(1.0 / n);
        assertThat(lambda.get("onHalfSum").doubleValue()).isEqualTo(0.5);
    }
}
